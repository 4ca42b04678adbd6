import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ArticleId } from "#core/identity/ids.js";
import { foldArticle } from "#core/operation/fold-article.js";
import type { Change } from "#core/operation/operation.js";
import type { Library } from "../../../electron/library/library.ts";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { isTemporaryName } from "../../../electron/library/temporary-name.ts";
import { type TestPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

const DAY_MS = 24 * 3_600_000;
/** Places in reading; with them a log is beyond the size from which it is looked at. */
const PLACES = 400;

/** A library with one article that was read, marked and read on 200 days ago, in one log of about 130 KB. */
export async function fillWithLargeLog(places: TestPlaces): Promise<ArticleId> {
  const longAgo = Date.now() - 200 * DAY_MS;
  const library = valueOf(await openLibrary({ ...places, create: true, now: () => longAgo }));
  const article = newArticle();
  const articleId = valueOf(await library.addArticle(article));
  const highlight = newHighlight(article, "first thought");
  valueOf(await library.append(articleId, [highlight]));
  valueOf(await library.append(articleId, reading(articleId, article)));
  const second = { kind: "highlight", id: highlight.id, set: { note: "second thought" } } as Change;
  valueOf(await library.append(articleId, [second]));
  await library.close();
  return articleId;
}

function reading(articleId: ArticleId, article: ReturnType<typeof newArticle>): Change[] {
  const { contentHash } = article.version.facts;
  return Array.from({ length: PLACES }, (_, page) => ({
    kind: "position",
    id: articleId,
    set: { contentHash, offset: page, progress: page / PLACES },
  }));
}

/** All that an article's files say together. */
export async function stateOf(library: Library, articleId: ArticleId) {
  const files = valueOf(await library.readArticle(articleId));
  const notes = files.operations.flatMap((one) =>
    one.kind === "highlight" ? [one.set?.note ?? []].flat() : [],
  );
  return { record: foldArticle(files), notes: notes.toSorted() };
}

export async function marksFolder({ directory }: TestPlaces): Promise<string> {
  const [folder = ""] = await readdir(join(directory, "articles"));
  return join(directory, "articles", folder, "marks");
}

/** @returns the logs' endings and sizes: ".jsonl" of the first generation, ".g2.jsonl" … */
export async function generationsIn(places: TestPlaces): Promise<Record<string, number>> {
  const marks = await marksFolder(places);
  const names = (await readdir(marks)).filter((name) => !isTemporaryName(name)).toSorted();
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(marks, name))).size));
  return Object.fromEntries(
    names.map((name, at) => [name.slice(name.indexOf(".")), sizes[at] ?? 0]),
  );
}
