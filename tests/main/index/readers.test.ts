import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { everyAnnotation } from "../../../electron/index/annotation-columns.ts";
import { openForReading } from "../../../electron/index/database.ts";
import { answerQuery } from "../../../electron/index/read-queries.ts";
import { startReader } from "../../../electron/index/reader.ts";
import { createReaders } from "../../../electron/index/readers.ts";
import { openIndex, type SearchIndex } from "../../../electron/index/search-index.ts";
import { whileWanted } from "../../../electron/index/sql.ts";
import { taggedArticles } from "../../../electron/index/tagged-articles.ts";
import { UnwantedQuery } from "../../../electron/index/unwanted-query.ts";
import { type ArticleSketch, LIBRARY_ID, makeArticle, tagOf } from "./made-articles.ts";

const ALL = { view: "all", query: "", sort: "oldest", offset: 0, limit: 10 } as const;
const EVERYWHERE = { query: "the", offset: 0, limit: 10 } as const;

let cacheDirectory: string;
let index: SearchIndex;
let emptied: number;

beforeEach(() => {
  cacheDirectory = mkdtempSync(join(tmpdir(), "postil-readers-"));
  emptied = 0;
  index = openBeside();
});
afterEach(async () => {
  await index.endAsking();
  index.close();
  rmSync(cacheDirectory, { recursive: true, force: true });
});

function openBeside(): SearchIndex {
  return openIndex({
    cacheDirectory,
    libraryId: LIBRARY_ID,
    answers: "beside",
    onEmptied: () => (emptied += 1),
  });
}

function indexFile(): string {
  return join(cacheDirectory, LIBRARY_ID, "index.sqlite");
}

function put(first: number, count = 1): void {
  index.put(
    Array.from({ length: count }, (_, at) =>
      makeArticle(first + at, {
        title: `Article ${first + at}`,
        text: "The words and the rest.\n",
      }),
    ),
  );
}

async function listedBeside(): Promise<readonly string[]> {
  const { rows } = await index.ask("listArticles", ALL);
  return rows.map(({ title }) => title);
}

test("what is asked beside is answered as what is asked here", async () => {
  put(1, 30);
  index.markFilled();
  expect(await index.ask("listArticles", ALL)).toEqual(index.listArticles(ALL));
  expect(await index.ask("search", EVERYWHERE)).toEqual(index.search(EVERYWHERE));
  expect(await index.ask("overview", undefined)).toEqual(index.overview());
  expect(await index.ask("countFacets", "words")).toEqual(index.countFacets("words"));
  expect(await index.ask("check", undefined)).toEqual([]);
});

test("an answer holds whatever was put in before it was asked", async () => {
  for (let number = 1; number <= 10; number += 1) {
    put(number);
    expect(await listedBeside()).toHaveLength(number);
  }
});

test("how many there are holds whatever was put in before it was asked, by whichever process", async () => {
  const other = openIndex({ cacheDirectory, libraryId: LIBRARY_ID });
  try {
    for (let number = 1; number <= 6; number += 1) {
      const writer = number % 2 === 0 ? other : index;
      writer.put([makeArticle(number, { words: 7 })]);
      // As many as there are threads: each has counted before.
      const answers = await Promise.all([1, 2].map(() => index.ask("listArticles", ALL)));
      for (const { total, totalWords } of answers) {
        expect([total, totalWords]).toEqual([number, number * 7]);
      }
    }
  } finally {
    other.close();
  }
});

test("queries asked at once are each given their own answer", async () => {
  put(1, 30);
  const titles = await Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      const { rows } = await index.ask("listArticles", { ...ALL, offset: at, limit: 1 });
      return rows[0]?.title;
    }),
  );
  expect(titles).toEqual(Array.from({ length: 20 }, (_, at) => `Article ${at + 1}`));
});

test("an index begun anew is what is read from then on", async () => {
  put(1, 3);
  expect(await listedBeside()).toHaveLength(3);
  index.clear();
  expect(await listedBeside()).toEqual([]);
  put(7);
  expect(await listedBeside()).toEqual(["Article 7"]);
});

test("an index that another process began anew is read, too", async () => {
  put(1, 3);
  expect(await listedBeside()).toHaveLength(3);
  const other = openIndex({ cacheDirectory, libraryId: LIBRARY_ID });
  other.clear();
  other.put([makeArticle(9, { title: "Another's" })]);
  other.close();
  expect(await listedBeside()).toEqual(["Another's"]);
  expect(emptied).toBe(1);
});

test("damage that a reader meets is found here, and the index is begun anew", async () => {
  put(1, 500);
  await index.endAsking();
  index.close();
  index = openBeside();
  // Behind the back of all that have it open.
  writeFileSync(indexFile(), Buffer.alloc(3_000_000, 7));
  expect(await listedBeside()).toEqual([]);
  expect(emptied).toBe(1);
  expect(index.needsFilling).toBe(true);
  put(1);
  expect(await listedBeside()).toEqual(["Article 1"]);
});

test("an index in memory is read here", async () => {
  await index.endAsking();
  index.close();
  rmSync(cacheDirectory, { recursive: true });
  writeFileSync(cacheDirectory, "no folder");
  index = openBeside();
  put(1);
  expect(await listedBeside()).toEqual(["Article 1"]);
});

test("a query that nobody waits for is stopped, and its thread is free for the next", async () => {
  put(1, 3_000);
  const stop = new AbortController();
  const unwanted = Array.from({ length: 8 }, () => index.ask("check", undefined, stop.signal));
  stop.abort();
  for (const one of unwanted) await expect(one).rejects.toThrow(UnwantedQuery);
  expect(await listedBeside()).toHaveLength(10);
  await expect(index.ask("search", EVERYWHERE, stop.signal)).rejects.toThrow(UnwantedQuery);
});

test("a statement without end is stopped in its middle", () => {
  let asked = 0;
  const database = openForReading(indexFile(), () => (asked += 1) < 1_000);
  const { text } = whileWanted("number");
  const endless = `WITH RECURSIVE counted (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted)
    SELECT count(*) FROM counted WHERE ${text}`;
  expect(() => database.all(endless)).toThrow(UnwantedQuery);
  expect(asked).toBe(1_000);
  database.close();
});

test.each([
  ["search", EVERYWHERE],
  ["search", { ...EVERYWHERE, query: "is:inbox" }],
  ["listArticles", ALL],
  // Of a colour they are counted one by one; how many there are in all is known.
  [
    "listAnnotations",
    { query: "", trashed: false, color: "yellow", sort: "newest", offset: 0, limit: 10 },
  ],
] as const)("%s of %o asks in the middle whether it is wanted", (name, question) => {
  /** How often it is asked with so many articles, each with a highlight. */
  function timesAsked(articles: number): number {
    index.put(
      Array.from({ length: articles }, (_, at) =>
        makeArticle(at + 1, { text: "The words.\n", annotations: [{ quote: "words" }] }),
      ),
    );
    let asked = 0;
    const database = openForReading(indexFile(), () => (asked += 1) > 0);
    answerQuery(database, name, question);
    database.close();
    return asked;
  }
  // One row in 256.
  const few = timesAsked(20);
  expect(timesAsked(2_600) - few).toBeGreaterThanOrEqual(10);
});

test("what annotations are counted by is kept while lists are asked for, until anything changes", () => {
  const marked: ArticleSketch = {
    text: "The words.\n",
    tags: ["war"],
    annotations: [{ quote: "words" }],
  };
  index.put([makeArticle(1, marked)]);
  const database = openForReading(indexFile(), () => true);
  everyAnnotation(database);
  const { articles } = everyAnnotation(database);
  // Notes down in a table of its own who carries it.
  taggedArticles(database, tagOf("war"));
  expect(everyAnnotation(database).articles).toBe(articles);
  index.put([makeArticle(2, marked)]);
  expect([...everyAnnotation(database).articles].filter((number) => number > 0)).toEqual([1, 2]);
  database.close();
});

test("a thread that dies over a query is replaced, and the query asked again", async () => {
  put(1, 2);
  const path = indexFile();
  let started = 0;
  const readers = createReaders((onEnd) => {
    started += 1;
    const reader = startReader(onEnd);
    // The first dies as if it had crashed, with the query before it.
    if (started === 1) return { ...reader, answer: () => reader.end().then(() => undefined) };
    return reader;
  });
  const reply = await readers.ask({ path, name: "listArticles", question: ALL }, undefined);
  expect(reply).toMatchObject({ kind: "answered", answer: { total: 2 } });
  expect(started).toBe(2);
  await readers.end();
});

test("a thread stops a query that nobody waits for, and takes up the next", async () => {
  put(1, 2);
  const path = indexFile();
  const reader = startReader(() => undefined);
  const stop = new AbortController();
  const stopped = reader.answer(
    { path, name: "check", question: undefined, number: 1 },
    stop.signal,
  );
  // It has not loaded yet.
  stop.abort();
  expect(await stopped).toEqual({ kind: "unwanted" });
  const next = await reader.answer(
    { path, name: "check", question: undefined, number: 2 },
    undefined,
  );
  expect(next).toEqual({ kind: "answered", answer: [] });
  await reader.end();
});

/** Threads that hold every query until they are let go, noting which they took up. */
function heldReaders() {
  const begun: string[] = [];
  const { promise: hold, resolve: letGo } = Promise.withResolvers<void>();
  const readers = createReaders((onEnd) => {
    const reader = startReader(onEnd);
    let isHeld = false;
    return {
      ...reader,
      isIdle: () => !isHeld && reader.isIdle(),
      async answer(query, signal) {
        begun.push(query.name);
        isHeld = true;
        await hold;
        isHeld = false;
        return await reader.answer(query, signal);
      },
    };
  });
  return { readers, begun, letGo };
}

test("of queries that read everything one runs at a time, so that others are answered beside it", async () => {
  put(1, 2);
  const path = indexFile();
  const { readers, begun, letGo } = heldReaders();
  const checks = [1, 2].map(() =>
    readers.ask({ path, name: "check", question: undefined }, undefined),
  );
  const list = readers.ask({ path, name: "listArticles", question: ALL }, undefined);
  expect(begun).toEqual(["check", "listArticles"]);
  letGo();
  expect(await list).toMatchObject({ kind: "answered", answer: { total: 2 } });
  await Promise.all(checks);
  expect(begun).toEqual(["check", "listArticles", "check"]);
  await readers.end();
});

test("a query that is given up while it waits for its turn is never begun", async () => {
  put(1, 2);
  const path = indexFile();
  const { readers, begun, letGo } = heldReaders();
  const stop = new AbortController();
  const lists = [1, 2].map(() =>
    readers.ask({ path, name: "listArticles", question: ALL }, undefined),
  );
  const givenUp = readers.ask({ path, name: "overview", question: undefined }, stop.signal);
  stop.abort();
  await expect(givenUp).rejects.toThrow(UnwantedQuery);
  letGo();
  await Promise.all(lists);
  await readers.ask({ path, name: "listTags", question: undefined }, undefined);
  expect(begun).toEqual(["listArticles", "listArticles", "listTags"]);
  await readers.end();
});

test("after the last query the file has been let go of, and its log is gone", async () => {
  put(1, 3);
  await listedBeside();
  const asked = listedBeside();
  await Promise.all([expect(asked).rejects.toThrow(UnwantedQuery), index.endAsking()]);
  index.close();
  expect(readdirSync(join(cacheDirectory, LIBRARY_ID))).toEqual(["index.sqlite"]);
  await expect(listedBeside()).rejects.toThrow();
  index = openBeside();
});
