import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ActionId, type ArticleId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { type MarksChange, packIds } from "#core/operation/bulk-deed.js";
import type { Library, SavedWaiting } from "../../../electron/library/library.ts";
import { type TestPlaces, valueOf } from "./new-library.ts";
import { newArticle } from "./sample-article.ts";

const archived = { set: { state: "archived" } } as const;
export const reading = { set: { state: "reading" } } as const;

export async function fill(library: Library, count: number): Promise<readonly ArticleId[]> {
  const ids: ArticleId[] = [];
  for (let number = 0; number < count; number += 1) {
    ids.push(valueOf(await library.addArticle(newArticle(`Article ${number} to read.`))));
  }
  return ids;
}

export async function sayOfAll(
  library: Library,
  articleIds: readonly ArticleId[],
  change: MarksChange = archived,
): Promise<ActionId> {
  const action = ActionId.parse(makeUlid(Date.now(), randomBytes(10)));
  const group = {
    change,
    inverse: { set: { state: "inbox" } } as const,
    heads: [],
    ids: packIds(articleIds),
  };
  valueOf(await library.appendToMany({ action, groups: [group] }));
  return action;
}

export async function save(library: Library): Promise<SavedWaiting> {
  return await library.saveWaiting({
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onSaved: () => undefined,
  });
}

/** The actions of what was said of the article itself, as readers see it. */
export async function actionsOn(
  library: Library,
  articleId: ArticleId,
): Promise<readonly unknown[]> {
  const { operations } = valueOf(await library.readArticle(articleId));
  return operations.filter(({ kind }) => kind === "article").map(({ action }) => action);
}

export async function folderOf({ directory }: TestPlaces, articleId: ArticleId): Promise<string> {
  for (const name of await readdir(join(directory, "articles"))) {
    const folder = join(directory, "articles", name);
    const identity = await readFile(join(folder, "article.json"), "utf8");
    if (identity.includes(articleId)) return folder;
  }
  throw new Error(`no folder of ${articleId}`);
}

export async function linesIn(folder: string): Promise<number> {
  const marks = join(folder, "marks");
  const logs = await readdir(marks).catch(() => []);
  const texts = await Promise.all(logs.map((log) => readFile(join(marks, log), "utf8")));
  return texts.join("").split("\n").filter(Boolean).length;
}

export function deedsIn({ dataDirectory }: TestPlaces, library: Library): string {
  return join(dataDirectory, "deeds", library.identity.libraryId);
}
