import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { LibraryMigration } from "../../../electron/library/migrations/library-migrations.ts";
import { createDurably, replaceDurably } from "../../../electron/library/replace-durably.ts";

/** Two steps as a later Postil may have them: one that rewrites files, one that puts part of each into a new one. */
export const SAMPLE_MIGRATIONS: readonly LibraryMigration[] = [
  {
    name: "give every article a shelf",
    from: 1,
    migrate: (directory) =>
      forEachArticle(directory, async (folder, record) => {
        if (!("shelf" in record)) await write(folder, { ...record, shelf: "first" });
      }),
  },
  {
    name: "keep the shelf in a file of its own",
    from: 2,
    migrate: (directory) =>
      forEachArticle(directory, async (folder, { shelf, ...others }) => {
        if (shelf === undefined) return;
        await createDurably(join(folder, "shelf.json"), JSON.stringify({ shelf }));
        await write(folder, others);
      }),
  },
];

async function forEachArticle(
  directory: string,
  change: (folder: string, record: Record<string, unknown>) => Promise<void>,
): Promise<void> {
  const articles = join(directory, "articles");
  for (const name of await readdir(articles)) {
    const folder = join(articles, name);
    const text = await readFile(join(folder, "article.json"), "utf8");
    // The library has written an object.
    await change(folder, JSON.parse(text) as Record<string, unknown>);
  }
}

async function write(folder: string, record: Readonly<Record<string, unknown>>): Promise<void> {
  await replaceDurably(join(folder, "article.json"), JSON.stringify(record));
}
