import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { DatabaseSync } from "node:sqlite";
import { expect } from "vitest";
import { type MadeText, makeText } from "../../bench/material/made-text.ts";
import { storeArticle } from "../../bench/material/stored-article.ts";
import { writeLibrary } from "../../bench/material/write-library.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const ARTICLES = 12;
const WORDS = 40;
/** SQLite's own. */
const PAGE_BYTES = 4_096;

/** A library whose index is damaged between one opening of the app and the next. */
export interface DamagedIndexFile extends AsyncDisposable {
  /** The index file as the app left it. */
  readonly whole: Buffer;
  /** A log of SQLite's from before the last changes. */
  readonly staleLog: Buffer;
  /** The same of another library. */
  readonly ofAnother: Buffer;
  /**
   * Opens the app on what is put in the index's place, uses it and lets it check itself.
   * @param put  is given the path of the file, whose folder is empty
   * @throws when a call is refused
   */
  openOn(put: (path: string) => void): Promise<Outcome>;
  /** How many articles and highlights it says something of. */
  readonly records: number;
  /** What lies at a byte of the file: a table, or an index. */
  ownerOf(byte: number): string;
}

export interface Outcome {
  /** Whether all that was shown at once, however little, was as it is in the files. */
  readonly isTrue: boolean;
  /** Whether it answers as a new index does without being told to repair anything, once what it noticed is filled. */
  readonly isMended: boolean;
  /** Whether all that it answers in the end is what a new index answers. */
  readonly isWhole: boolean;
}

export async function makeDamagedIndexFile(): Promise<DamagedIndexFile> {
  const texts = Array.from({ length: ARTICLES }, (_, at) => makeText(at, WORDS));
  const folder = await makeTestFolder();
  await writeLibrary(folder.library, stored(texts));
  const staleLog = await useOnce(folder, texts);
  const sound = await answersOfNewIndex(folder, texts);
  const path = indexIn(folder);
  const whole = readFileSync(path);
  const owners = ownersOfPages(path);
  return {
    whole,
    staleLog,
    ofAnother: await indexOfAnother(texts),
    async openOn(put) {
      const directory = join(path, "..");
      rmSync(directory, { recursive: true });
      mkdirSync(directory);
      put(path);
      const app = await folder.open();
      const atOnce = await answers(app, texts);
      // What was found damaged by that is filled behind the answers.
      await expect.poll(() => isFilled(directory)).toBe(true);
      const mended = await answers(app, texts);
      await app.ask("library.check", { repair: true });
      const recovered = await answers(app, texts);
      await app.close();
      return {
        isTrue: recordsIn(atOnce).isSubsetOf(recordsIn(sound)),
        isMended: isDeepStrictEqual(mended, sound),
        isWhole: isDeepStrictEqual(recovered, sound),
      };
    },
    records: recordsIn(sound).size,
    ownerOf: (byte) => owners.get(Math.floor(byte / PAGE_BYTES) + 1) ?? "nothing",
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

/** Whether the newest index in a folder says that it has everything. */
function isFilled(directory: string): boolean {
  const [newest = ""] = readdirSync(directory)
    .filter((name) => name.endsWith(".sqlite"))
    .toSorted((one, other) => other.length - one.length || (one < other ? 1 : -1));
  const database = new DatabaseSync(join(directory, newest), { readOnly: true });
  try {
    return database.prepare("SELECT 1 FROM meta WHERE name = 'filled'").get() !== undefined;
  } finally {
    database.close();
  }
}

function* stored(texts: readonly MadeText[]) {
  for (const [at, text] of texts.entries()) yield storeArticle(at, text);
}

/** Marks and tags something. @returns SQLite's log from before that */
async function useOnce(folder: TestFolder, texts: readonly MadeText[]): Promise<Buffer> {
  const app = await folder.open();
  const log = readFileSync(`${indexIn(folder)}-wal`);
  const { rows } = await app.ask("articles.list", { limit: ARTICLES });
  for (const { articleId, title } of rows.slice(0, 4)) {
    const text = texts.find((one) => one.title === title);
    const exact = text?.paragraphs[0]?.split(" ", 3).join(" ") ?? "";
    await app.ask("annotations.createFromQuote", { articleId, exact, color: "blue" });
    await app.ask("articles.update", { articleIds: [articleId], state: "reading" });
  }
  await app.close();
  return log;
}

async function answersOfNewIndex(folder: TestFolder, texts: readonly MadeText[]): Promise<Answers> {
  rmSync(folder.index, { recursive: true });
  const app = await folder.open();
  const sound = await answers(app, texts);
  await app.close();
  return sound;
}

async function indexOfAnother(texts: readonly MadeText[]): Promise<Buffer> {
  await using folder = await makeTestFolder();
  await writeLibrary(folder.library, stored(texts.slice(0, 3)));
  const app = await folder.open();
  await app.close();
  return readFileSync(indexIn(folder));
}

function indexIn(folder: TestFolder): string {
  const [library = ""] = readdirSync(folder.index).filter((name) => /^[0-9a-z]{26}$/.test(name));
  return join(folder.index, library, "index.sqlite");
}

type Answers = Awaited<ReturnType<typeof answers>>;

/** What is said of single articles and highlights. */
function recordsIn({ list, notebook }: Answers): ReadonlySet<string> {
  return new Set([...list.rows, ...notebook.entries].map((record) => JSON.stringify(record)));
}

/** All that a person sees: lists, counts, highlights, hits. */
async function answers(app: TestApp, texts: readonly MadeText[]) {
  const words = texts.slice(0, 6).map(({ paragraphs }) => paragraphs[0]?.split(" ")[1] ?? "");
  const searches: { query: string; total: number; hits: string[] }[] = [];
  for (const query of [...words, "is:reading", "color:blue", `${words[0]?.slice(0, 2)}*`]) {
    const { hits, total } = await app.ask("search", { query, limit: 100 });
    // How many words a text has for ranking is seen by no check: a bit there may change scores and the order of equals.
    const found = hits.map((hit) => JSON.stringify({ ...hit, score: undefined }));
    searches.push({ query, total, hits: found.toSorted() });
  }
  return {
    searches,
    list: await app.ask("articles.list", { limit: ARTICLES }),
    overview: await app.ask("library.overview", {}),
    notebook: await app.ask("annotations.list", { limit: 100 }),
  };
}

/** Which table or index each page is of, from page 1. */
function ownersOfPages(file: string): ReadonlyMap<number, string> {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare("SELECT pageno, name FROM dbstat").all();
  database.close();
  return new Map(rows.map((row) => [Number(row["pageno"]), String(row["name"])]));
}

/**
 * Flips one bit at a time, the same ones in every run of a file of the same size.
 * @param seed  others for another one
 * @param hear  is given what the app is opened on
 * @returns what lay where a flip showed what is not so, or changed what is found for good
 */
export async function flipBits(
  file: DamagedIndexFile,
  flips: number,
  seed = 20_261_127,
  hear: (damaged: Buffer) => void = () => undefined,
): Promise<{ readonly shown: readonly string[]; readonly lasting: readonly string[] }> {
  let drawn = seed;
  const shown: string[] = [];
  const lasting: string[] = [];
  for (let flip = 0; flip < flips; flip += 1) {
    // Numerical Recipes' linear congruential generator.
    drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
    const bit = drawn % (file.whole.length * 8);
    const damaged = Buffer.from(file.whole);
    damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    hear(damaged);
    const outcome = await file.openOn((path) => writeFileSync(path, damaged));
    if (!outcome.isTrue) shown.push(file.ownerOf(bit >> 3));
    if (!outcome.isWhole) lasting.push(file.ownerOf(bit >> 3));
  }
  return { shown, lasting };
}
