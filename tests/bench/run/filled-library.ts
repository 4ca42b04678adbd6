import { runPostil } from "../../postil/run-postil.ts";
import { makeHome, type TestHome } from "../../postil/test-home.ts";
import { makeText, wordsOf } from "../material/made-text.ts";
import { type StoredArticle, storeArticle } from "../material/stored-article.ts";
import { writeLibrary } from "../material/write-library.ts";

/** A person's home with a library of made-up articles, all of them in the index. */
export interface FilledLibrary extends AsyncDisposable {
  readonly home: TestHome;
  readonly articles: number;
}

/** Writes the files, then lets Postil fill its index as it does after a cache was cleared. */
export async function fillLibrary(articles: number): Promise<FilledLibrary> {
  const home = await makeHome();
  await writeLibrary(home.library, storedArticles(articles));
  await fillIndex(home);
  return { home, articles, [Symbol.asyncDispose]: () => home[Symbol.asyncDispose]() };
}

/** @throws when Postil finds anything wrong with the library */
export async function fillIndex(home: TestHome): Promise<void> {
  const { status, errors } = await runPostil(home, ["rebuild"]);
  if (status !== 0) throw new Error(`the index could not be filled: ${errors}`);
}

function* storedArticles(count: number): Generator<StoredArticle> {
  for (let number = 0; number < count; number += 1) {
    yield storeArticle(number, makeText(number, wordsOf(number)));
  }
}
