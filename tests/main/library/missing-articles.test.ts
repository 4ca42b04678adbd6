import { readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { containing } from "./matchers.ts";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

const ARTICLES = 10;

async function placesWithArticles(): Promise<TestPlaces> {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  for (let number = 0; number < ARTICLES; number += 1) {
    valueOf(await library.addArticle(newArticle(`Words of article ${number}.`)));
  }
  await library.scan();
  await library.close();
  return places;
}

async function takeAway({ directory }: TestPlaces, count: number): Promise<void> {
  const articles = join(directory, "articles");
  for (const name of (await readdir(articles)).slice(0, count)) {
    await rm(join(articles, name), { recursive: true });
  }
}

test("when a fifth of the articles is gone nothing is written until the person has looked", async () => {
  const places = await placesWithArticles();
  await takeAway(places, 3);
  const library = await openTestLibrary(places);
  const [{ articleId } = newArticle()] = await library.scan();
  expect(library.readOnlyBecause).toEqual({
    code: "library-read-only",
    path: places.directory,
    detail: containing("3 of 10 articles are missing"),
  });
  const article = newArticle();
  expect(await library.append(articleId, [newHighlight(article)])).toMatchObject({ ok: false });
  expect(await library.addArticle(article)).toMatchObject({ error: { code: "library-read-only" } });

  expect(await library.acceptMissingArticles("3 of 10 articles are missing")).toBe(true);
  expect(library.readOnlyBecause).toBeUndefined();
  valueOf(await library.addArticle(article));
  await library.scan();
  await library.close();
  const again = await openTestLibrary(places);
  await again.scan();
  expect(again.readOnlyBecause).toBeUndefined();
});

test("a repair accepts that articles are gone; a mere check only says so", async () => {
  const places = await placesWithArticles();
  await takeAway(places, 5);
  const library = await openTestLibrary(places);
  const problem = containing("5 of 10 articles are missing");
  const { problems } = await library.check({ repair: false });
  const action = "left as it is";
  expect(problems).toEqual([{ path: places.directory, problem, action, nature: "no-damage" }]);
  expect(library.readOnlyBecause).toBeDefined();
  expect((await library.check({ repair: true })).problems).toMatchObject([{ problem }]);
  valueOf(await library.addArticle(newArticle()));
  expect((await library.check({ repair: false })).problems).toEqual([]);
});

test("a library of two that lost both is missed as well", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  for (const text of ["One.", "Two."]) valueOf(await library.addArticle(newArticle(text)));
  await library.scan();
  await takeAway(places, 2);
  await library.scan();
  expect(library.readOnlyBecause?.detail).toContain("2 of 2 articles are missing");
});

test("what is missing is still missed at the next start, and no more once it is back", async () => {
  const places = await placesWithArticles();
  const articles = join(places.directory, "articles");
  await rename(articles, `${articles}-away`);
  for (let start = 0; start < 2; start += 1) {
    const library = await openTestLibrary(places);
    expect(await library.scan()).toEqual([]);
    expect(library.readOnlyBecause?.detail).toContain("10 of 10 articles are missing");
    await library.close();
  }
  await rm(articles, { recursive: true });
  await rename(`${articles}-away`, articles);
  const library = await openTestLibrary(places);
  expect(await library.scan()).toHaveLength(ARTICLES);
  expect(library.readOnlyBecause).toBeUndefined();
});

test("one or two folders put elsewhere are no alarm", async () => {
  const places = await placesWithArticles();
  await takeAway(places, 2);
  const library = await openTestLibrary(places);
  await library.scan();
  expect(library.readOnlyBecause).toBeUndefined();
});

test("what disappeared since the person was asked is not accepted with the rest", async () => {
  const places = await placesWithArticles();
  await takeAway(places, 3);
  const library = await openTestLibrary(places);
  await library.scan();
  const shown = library.undecidedArticles ?? "";
  await takeAway(places, 4);
  expect(await library.acceptMissingArticles(shown)).toBe(false);
  expect(library.undecidedArticles).toBe("7 of 10 articles are missing");
  expect(library.readOnlyBecause).toBeDefined();
  expect(await library.acceptMissingArticles("7 of 10 articles are missing")).toBe(true);
  expect(library.readOnlyBecause).toBeUndefined();
});

test("while the library is out of sight nothing is accepted, by no repair either", async () => {
  const places = await placesWithArticles();
  await takeAway(places, 3);
  const library = await openTestLibrary(places);
  await library.scan();
  const shown = library.undecidedArticles ?? "";
  await rename(places.directory, `${places.directory}-away`);
  expect(await library.acceptMissingArticles(shown)).toBe(false);
  await library.check({ repair: true });
  await rename(`${places.directory}-away`, places.directory);
  await library.scan();
  expect(library.undecidedArticles).toBe(shown);
});

test("articles of a process that never closed are missed, too", async () => {
  const places = await testPlaces();
  const killed = await openTestLibrary(places);
  for (let number = 0; number < ARTICLES; number += 1) {
    valueOf(await killed.addArticle(newArticle(`Words of article ${number}.`)));
  }
  const roll = join(places.dataDirectory, "libraries", killed.identity.libraryId, "articles.txt");
  await vi.waitFor(
    async () => expect((await readFile(roll, "utf8")).trim().split("\n")).toHaveLength(ARTICLES),
    { timeout: 60_000 },
  );
  await takeAway(places, 5);
  const library = await openTestLibrary(places);
  await library.scan();
  expect(library.readOnlyBecause?.detail).toContain("5 of 10 articles are missing");
});

test("an article that was added before anybody looked at the others does not let them be forgotten", async () => {
  const places = await placesWithArticles();
  const adding = await openTestLibrary(places);
  const { articleId } = newArticle();
  valueOf(await adding.addArticle({ ...newArticle("One more."), articleId }));
  await adding.readArticle(articleId);
  await adding.close();
  await takeAway(places, 5);
  const library = await openTestLibrary(places);
  await library.scan();
  expect(library.readOnlyBecause?.detail).toContain("5 of 11 articles are missing");
});
