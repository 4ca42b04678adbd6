import { readFile } from "node:fs/promises";
import type { Operation } from "#core/operation/operation.js";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { type TestPlaces, testPlaces, valueOf } from "../../main/library/new-library.ts";
import { newArticle, newHighlight } from "../../main/library/sample-article.ts";
import { onlyLog } from "../library/only-log.ts";

/** A log as the library wrote it, in a library that nobody has open. */
export interface MarkedLog {
  readonly name: string;
  readonly places: TestPlaces;
  readonly path: string;
  readonly bytes: Buffer;
  /** One for each line. */
  readonly operations: readonly Operation[];
  /** Behind the last byte of each line, where its `\n` stands. */
  readonly ends: readonly number[];
}

/** Three kinds of logs: many short lines, letters of several bytes, and long lines. */
const LOGS: Readonly<Record<string, (line: number) => string>> = {
  "short lines": (line) => `Note ${line}`,
  "letters of several bytes": (line) => `Nr. ${line}: gemäß 注釈 🖍 \u{1F469}\u200D\u{1F680}`,
  "long lines": (line) => `${line} \\"quoted\\"\n${"words and more words ".repeat(40 + line)}`,
};
const LINES = 6;

export async function makeMarkedLogs(): Promise<readonly MarkedLog[]> {
  return await Promise.all(Object.entries(LOGS).map(([name, note]) => makeMarkedLog(name, note)));
}

async function makeMarkedLog(name: string, note: (line: number) => string): Promise<MarkedLog> {
  const places = await testPlaces();
  const library = valueOf(await openLibrary({ ...places, create: true }));
  const article = newArticle();
  valueOf(await library.addArticle(article));
  for (let line = 1; line <= LINES; line += 1) {
    valueOf(await library.append(article.articleId, [newHighlight(article, note(line))]));
  }
  const { operations } = valueOf(await library.readArticle(article.articleId));
  await library.close();
  const path = await onlyLog(places);
  const bytes = await readFile(path);
  const ends = [...bytes.keys()].filter((at) => bytes[at] === 0x0a);
  return { name, places, path, bytes, operations, ends };
}
