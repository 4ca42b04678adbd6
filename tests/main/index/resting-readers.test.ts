import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startReader } from "../../../electron/index/reader.ts";
import { createReaders } from "../../../electron/index/readers.ts";
import { openIndex } from "../../../electron/index/search-index.ts";
import { LIBRARY_ID, makeArticle } from "./made-articles.ts";

const ALL = { view: "all", query: "", sort: "oldest", offset: 0, limit: 10 } as const;

function filledIndex() {
  const cacheDirectory = mkdtempSync(join(tmpdir(), "postil-readers-"));
  const index = openIndex({ cacheDirectory, libraryId: LIBRARY_ID, answers: "beside" });
  onTestFinished(async () => {
    await index.endAsking();
    index.close();
    rmSync(cacheDirectory, { recursive: true, force: true });
  });
  index.put([makeArticle(1, {}), makeArticle(2, {})]);
  return { index, path: join(cacheDirectory, LIBRARY_ID, "index.sqlite") };
}

test("threads of which nothing was asked for a while end, and the next query starts one", async () => {
  const { path } = filledIndex();
  const ended: Promise<void>[] = [];
  let started = 0;
  const readers = createReaders((onEnd) => {
    started += 1;
    const reader = startReader(onEnd);
    return {
      ...reader,
      end() {
        const end = reader.end();
        ended.push(end);
        return end;
      },
    };
  });
  const query = { path, name: "listArticles", question: ALL } as const;
  await readers.ask(query, undefined);
  await readers.rest();
  expect(ended).toEqual([]);
  await readers.rest();
  expect(ended).toHaveLength(1);
  expect(readers.isReady()).toBe(true);
  expect(await readers.ask(query, undefined)).toMatchObject({ answer: { total: 2 } });
  expect(started).toBe(2);

  const under = readers.ask(query, undefined);
  await Promise.all([readers.rest(), readers.rest()]);
  expect(await under).toMatchObject({ answer: { total: 2 } });
  await readers.end();
});

test("an index at rest answers as before", async () => {
  const { index } = filledIndex();
  const before = await index.ask("listArticles", ALL);
  await index.rest();
  await index.rest();
  expect(await index.ask("listArticles", ALL)).toEqual(before);
  index.put([makeArticle(3, {})]);
  expect(await index.ask("listArticles", ALL)).toMatchObject({ total: 3 });
});
