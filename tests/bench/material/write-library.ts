import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findOrCreateLibrary } from "../../../electron/library/library-file.ts";
import type { StoredArticle } from "./stored-article.ts";

const SUBFOLDERS = ["originals", "versions", "assets", "marks"] as const;
/** Enough to keep the disk busy, few enough not to hold a library in memory. */
const AT_ONCE = 16;

/**
 * Writes a library as plain files, without flushing: what is measured is what comes after.
 * @param articles  made one by one as they are written
 */
export async function writeLibrary(
  directory: string,
  articles: Iterable<StoredArticle>,
): Promise<void> {
  const made = await findOrCreateLibrary(directory, Date.now());
  if (!made.ok) throw new Error(made.error.code);
  const waiting = articles[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
      await writeArticle(join(directory, "articles"), next.value);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function writeArticle(directory: string, { folder, files }: StoredArticle): Promise<void> {
  const path = join(directory, folder);
  await mkdir(path, { recursive: true });
  await Promise.all(SUBFOLDERS.map((name) => mkdir(join(path, name))));
  await Promise.all(files.map((file) => writeFile(join(path, file.path), file.content)));
}
