import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AppEvent } from "#contract/events.js";
import { makeText } from "../../bench/material/made-text.ts";
import { storeArticle } from "../../bench/material/stored-article.ts";
import { writeLibrary } from "../../bench/material/write-library.ts";
import type { TestApp } from "./open-test-app.ts";

const WORDS = 30;

/** Writes a library of so many short articles. */
export async function writeArticles(directory: string, count: number): Promise<void> {
  await writeLibrary(
    directory,
    Array.from({ length: count }, (_, number) => storeArticle(number, makeText(number, WORDS))),
  );
}

/** Waits until what was done to many articles stands in the log of each. */
export async function untilSaved({ app }: TestApp, deed: () => Promise<unknown>): Promise<void> {
  const saved = Promise.withResolvers<void>();
  const stop = app.onEvent((event: AppEvent) => {
    if (event.kind === "saving" && event.total === 0) saved.resolve();
  });
  await deed();
  await saved.promise;
  stop();
}

/** @returns how many lines the logs of each article have together, by how many articles have so many */
export async function linesOfLogs(library: string): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const folder of await readdir(join(library, "articles"))) {
    const marks = join(library, "articles", folder, "marks");
    const logs = await readdir(marks);
    const texts = await Promise.all(logs.map((log) => readFile(join(marks, log), "utf8")));
    const lines = texts.join("").split("\n").filter(Boolean).length;
    counts[lines] = (counts[lines] ?? 0) + 1;
  }
  return counts;
}
