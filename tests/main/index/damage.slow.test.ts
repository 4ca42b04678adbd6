import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { LibraryId } from "#core/identity/ids.js";
import { openIndex, type SearchIndex } from "../../../electron/index/search-index.ts";
import { found, listed } from "./index-fixture.ts";
import { LIBRARY_ID, makeArticle } from "./made-articles.ts";

const OTHER_LIBRARY = "01jx00000000000000000other" as LibraryId;
const articles = Array.from({ length: 120 }, (_, at) =>
  makeArticle(at + 1, {
    title: `Article ${at % 7}`,
    text: `${"Some words about war and peace. ".repeat(30)}Number n${at}.\n`,
    tags: [`tag${at % 5}`],
    annotations: [{ id: `01jx${String(at).padStart(22, "0")}`, quote: "war", note: `note m${at}` }],
  }),
);

let cacheDirectory: string;
let file: string;
let index: SearchIndex | undefined;
let emptied = 0;

beforeEach(() => {
  cacheDirectory = mkdtempSync(join(tmpdir(), "postil-damage-"));
  file = join(cacheDirectory, LIBRARY_ID, "index.sqlite");
  emptied = 0;
});
afterEach(() => {
  index?.close();
  index = undefined;
  rmSync(cacheDirectory, { recursive: true, force: true });
});

function open(libraryId = LIBRARY_ID): SearchIndex {
  index?.close();
  index = openIndex({ cacheDirectory, libraryId, onEmptied: () => (emptied += 1) });
  return index;
}

/** An index with everything in it, closed. */
function fillAndClose(libraryId = LIBRARY_ID): void {
  const filled = open(libraryId);
  filled.put(articles);
  filled.markFilled();
  filled.close();
  index = undefined;
}

function answers(of: SearchIndex): unknown {
  return {
    list: listed(of).rows,
    overview: of.overview(),
    searches: ["war", "n17", "m17", "tag:tag3", "title:article"].map((query) => found(of, query)),
  };
}

/** What the app does: fills what is empty, and again when damage comes to light while it is used. */
function useAsTheAppDoes(of: SearchIndex): void {
  for (let round = 0; round < 3; round += 1) {
    if (of.needsFilling) {
      of.put(articles);
      of.markFilled();
    }
    answers(of);
    if (of.check().length > 0) of.clear();
    if (!of.needsFilling) return;
  }
  throw new Error("the index never came to rest");
}

let sound: unknown;
beforeAll(() => {
  cacheDirectory = mkdtempSync(join(tmpdir(), "postil-sound-"));
  const filled = open();
  filled.put(articles);
  sound = answers(filled);
  filled.close();
  index = undefined;
  rmSync(cacheDirectory, { recursive: true });
});

function expectRecovery(): void {
  useAsTheAppDoes(open());
  expect(answers(open())).toEqual(sound);
}

describe("what is doubtful is begun anew", () => {
  test("an index that is not there", () => {
    expect(open().needsFilling).toBe(true);
    expectRecovery();
  });

  test("one whose filling was interrupted needs filling still", () => {
    const interrupted = open();
    interrupted.put(articles.slice(0, 10));
    interrupted.close();
    expect(open().needsFilling).toBe(true);
    expect(listed(open()).total).toBe(10);
  });

  test("one of an older schema", () => {
    fillAndClose();
    const database = new DatabaseSync(file);
    database.exec("UPDATE meta SET value = '0' WHERE name = 'schema'");
    database.close();
    expect(open().needsFilling).toBe(true);
    expectRecovery();
  });

  test("one of another library", () => {
    fillAndClose(OTHER_LIBRARY);
    mkdirSync(join(cacheDirectory, LIBRARY_ID));
    copyFileSync(join(cacheDirectory, OTHER_LIBRARY, "index.sqlite"), file);
    expect(open().needsFilling).toBe(true);
    expect(listed(open()).total).toBe(0);
    expectRecovery();
  });

  test("a database of someone else", () => {
    mkdirSync(join(cacheDirectory, LIBRARY_ID));
    const database = new DatabaseSync(file);
    database.exec("CREATE TABLE meta (a); INSERT INTO meta VALUES (1)");
    database.close();
    expect(open().needsFilling).toBe(true);
    expectRecovery();
  });

  test("a folder in its place is put aside, not deleted", () => {
    mkdirSync(file, { recursive: true });
    writeFileSync(join(file, "mine.txt"), "mine");
    expect(open().needsFilling).toBe(true);
    const aside = readdirSync(join(cacheDirectory, LIBRARY_ID)).find((name) =>
      name.includes("aside"),
    );
    expect(readFileSync(join(cacheDirectory, LIBRARY_ID, aside ?? "", "mine.txt"), "utf8")).toBe(
      "mine",
    );
    expectRecovery();
  });

  test("what lay there before is cleared away", () => {
    mkdirSync(join(cacheDirectory, LIBRARY_ID));
    writeFileSync(file, "garbage".repeat(1_000));
    writeFileSync(`${file}-wal`, "garbage");
    open();
    expect(existsSync(file) || existsSync(`${file}-wal`)).toBe(false);
  });
});

describe("damage is met with an empty index, never with an error", () => {
  test.each([0, 1, 100, 4_096, 0.1, 0.5, 0.9, 0.999])("cut off at %d", (where) => {
    fillAndClose();
    const { size } = statSync(file);
    truncateSync(file, where < 1 ? Math.floor(size * where) : where);
    expectRecovery();
  });

  test.each(["garbage", "zeros"])("overwritten with %s", (what) => {
    fillAndClose();
    const { size } = statSync(file);
    const bytes = what === "zeros" ? Buffer.alloc(size) : Buffer.alloc(size, "garbage");
    writeFileSync(file, bytes);
    expectRecovery();
  });

  test("its pages zeroed one after the other", () => {
    fillAndClose();
    const whole = readFileSync(file);
    const pages = whole.length / 4_096;
    for (let page = 0; page < pages; page += Math.ceil(pages / 20)) {
      const damaged = Buffer.from(whole);
      damaged.fill(0, page * 4_096, (page + 1) * 4_096);
      startWith(damaged);
      expectRecovery();
    }
  });

  test("the log of an older index beside it", () => {
    fillAndClose();
    const younger = open();
    younger.put(articles.slice(0, 3).map((article) => ({ ...article, stamp: "2" })));
    copyFileSync(`${file}-wal`, join(cacheDirectory, "stale-wal"));
    younger.clear();
    younger.close();
    rmSync(join(cacheDirectory, LIBRARY_ID), { recursive: true });
    fillAndClose(OTHER_LIBRARY);
    mkdirSync(join(cacheDirectory, LIBRARY_ID));
    copyFileSync(join(cacheDirectory, OTHER_LIBRARY, "index.sqlite"), file);
    copyFileSync(join(cacheDirectory, "stale-wal"), `${file}-wal`);
    expectRecovery();
  });

  test("garbage in its log and its shared memory", () => {
    fillAndClose();
    writeFileSync(`${file}-wal`, Buffer.alloc(100_000, "garbage"));
    writeFileSync(`${file}-shm`, Buffer.alloc(32_768, "garbage"));
    expectRecovery();
  });

  test("a file that may not be read", () => {
    fillAndClose();
    chmodSync(file, 0);
    expectRecovery();
  });

  test("a cache that is a file: the index is kept in memory", () => {
    rmSync(cacheDirectory, { recursive: true });
    writeFileSync(cacheDirectory, "not a folder");
    const inMemory = open();
    inMemory.put(articles);
    expect(answers(inMemory)).toEqual(sound);
    inMemory.close();
    index = undefined;
  });

  test("damage that comes to light in use is told, once", async () => {
    fillAndClose();
    const opened = open();
    const whole = readFileSync(file);
    writeFileSync(file, Buffer.alloc(whole.length, 7));
    answers(opened);
    await Promise.resolve();
    expect(opened.needsFilling).toBe(true);
    expect(emptied).toBe(1);
  });
});

/** Changes the file behind the index's back, and behind SQLite's. */
function replaceInFile(text: string, by: string): void {
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) bytes.write(by, at);
  writeFileSync(file, bytes);
}

test("check finds a changed letter that SQLite does not see", () => {
  fillAndClose();
  expect(open().check()).toEqual([]);
  index?.close();
  replaceInFile("words about war", "words about wax");
  const problems = open().check();
  expect(problems[0]?.path).toBe(file);
  expect(problems[0]?.problem).toContain("checksum");
});

test.for([
  ["one is missing", (entries: Uint32Array) => entries.slice(2)],
  [
    "one is another's",
    (entries: Uint32Array) => entries.map((number, at) => (at === 1 ? number + 1_000 : number)),
  ],
  [
    "there is one too many",
    (entries: Uint32Array) => Uint32Array.from([...entries, 2 ** 32 - 1, 1]),
  ],
  ["one is not where it is looked for", (entries: Uint32Array) => entries, Buffer.alloc(8, 0xff)],
] as const)("check finds a list of what resembles each other in which %s", ([, change, key]) => {
  const text = Array.from({ length: 40 }, (_, at) => `word${at}`).join(" ");
  const filled = open();
  filled.put([makeArticle(1, { text: `${text}.\n` })]);
  filled.markFilled();
  expect(filled.check()).toEqual([]);
  filled.close();
  const database = new DatabaseSync(file);
  const row = database.prepare("SELECT key, entries FROM article_band").get();
  const { entries, key: known } = row as { entries: Uint8Array; key: Uint8Array };
  const changed = change(new Uint32Array(entries.slice().buffer));
  database
    .prepare("UPDATE article_band SET key = ?, entries = ?")
    .run(key ?? known, new Uint8Array(changed.buffer));
  database.close();
  expect(open().check()[0]?.problem).toContain("resemble");
});

test("check lets SQLite look at the words", () => {
  fillAndClose();
  const database = new DatabaseSync(file, { defensive: false });
  database.exec(
    "DELETE FROM article_words_data WHERE id = (SELECT max(id) FROM article_words_data)",
  );
  database.close();
  expect(open().check()[0]?.problem).toContain("article_words");
});

test("a row with a changed letter is not shown", () => {
  fillAndClose();
  replaceInFile('"title":"Article 3"', '"title":"Article 9"');
  const opened = open();
  expect(listed(opened).rows).toEqual([]);
  expect(opened.needsFilling).toBe(true);
});

/** Lays these bytes in the index's place, and nothing else. */
function startWith(bytes: Uint8Array): void {
  index?.close();
  index = undefined;
  rmSync(join(cacheDirectory, LIBRARY_ID), { recursive: true });
  mkdirSync(join(cacheDirectory, LIBRARY_ID));
  writeFileSync(file, bytes);
}
