import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openIndex, type SearchIndex } from "../../../electron/index/search-index.ts";
import { annotated, hits, listed } from "./index-fixture.ts";
import { annotationId, LIBRARY_ID, makeArticle } from "./made-articles.ts";

const FLIPS = 400;
/** SQLite's own. */
const PAGE_BYTES = 4_096;
const NOTICE = "A notice of ten words or so that stands under every one.";
const TEXTS = [
  "Words about war and peace.",
  "日本の首都は東京です。",
  "Die lange Straße.",
  "Ο δρόμος.",
];

/** Small, so that every kind of page and of value is hit. */
const articles = Array.from({ length: 24 }, (_, at) =>
  makeArticle(at + 1, {
    title: `Article ${at % 7}`,
    byline: `Author ${at % 3}`,
    site: "Example",
    url: `https://example.org/${at}`,
    language: at % 2 === 0 ? "en" : "ja",
    published: `202${at % 7}-06`,
    text: `${TEXTS[at % TEXTS.length]} Number n${at}.\n${at % 3 === 0 ? `${NOTICE}\n` : ""}`,
    tags: [`tag${at % 5}`],
    annotations: [{ id: annotationId(at), quote: `n${at}`, note: `note m${at}`, color: "blue" }],
  }),
);

const QUERIES = (
  "war n1* m17 日本 strasse notice title:article author:author tag:tag3 site:example lang:ja " +
  "color:blue has:note is:inbox published:2024 after:2025"
).split(" ");

function answers(index: SearchIndex): unknown {
  return {
    lists: (["newest", "title", "longest", "recently-changed"] as const).map((sort) =>
      listed(index, { sort }),
    ),
    notebook: annotated(index),
    overview: index.overview(),
    searches: QUERIES.map((query) => hitsInNoOrder(index, query)),
    folded: articles.map(({ record }) =>
      index.foldedParagraphs(record.articleId, record.current.textHash),
    ),
  };
}

/** How many words a text has for ranking is seen by no check: a bit there may change the order of equals. */
function hitsInNoOrder(index: SearchIndex, query: string): readonly string[] {
  return hits(index, query)
    .map((hit) => JSON.stringify({ ...hit, score: undefined }))
    .toSorted();
}

function open(cacheDirectory: string): SearchIndex {
  return openIndex({ cacheDirectory, libraryId: LIBRARY_ID });
}

function fill(index: SearchIndex): void {
  index.put(articles);
  index.markFilled();
}

/**
 * What the app does: it answers at once, and begins anew where damage has come to light or a check finds it.
 * @returns what it answers in the end
 */
function useAsTheAppDoes(index: SearchIndex): unknown {
  for (let round = 0; round < 3; round += 1) {
    if (index.needsFilling) fill(index);
    const given = answers(index);
    if (index.check().length > 0) index.clear();
    if (!index.needsFilling) return given;
  }
  throw new Error("the index never came to rest");
}

/** Which table or index each page is of, from page 1. */
function ownersOfPages(file: string): ReadonlyMap<number, string> {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare("SELECT pageno, name FROM dbstat").all();
  database.close();
  return new Map(rows.map((row) => [Number(row["pageno"]), String(row["name"])]));
}

test(`whichever of ${FLIPS} bits is flipped, nothing fails, and search is in the end that of an index built afresh`, () => {
  const cacheDirectory = mkdtempSync(join(tmpdir(), "postil-flips-"));
  const folder = join(cacheDirectory, LIBRARY_ID);
  const file = join(folder, "index.sqlite");
  const first = open(cacheDirectory);
  fill(first);
  const sound = answers(first);
  first.close();
  const whole = readFileSync(file);
  // The same bits in every run; Numerical Recipes' linear congruential generator.
  let seed = 20_261_126;
  const owners = ownersOfPages(file);
  const wrong: string[] = [];
  for (let flip = 0; flip < FLIPS; flip += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const bit = seed % (whole.length * 8);
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    writeFileSync(file, damaged);
    const index = open(cacheDirectory);
    if (!isDeepStrictEqual(useAsTheAppDoes(index), sound)) {
      wrong.push(owners.get(Math.floor(bit / 8 / PAGE_BYTES) + 1) ?? "nothing");
    }
    index.close();
  }
  rmSync(cacheDirectory, { recursive: true });
  // What FTS5 wrote of the words has no checksum: the little that its own check does not see stays until the next rebuild.
  expect(wrong.filter((owner) => !owner.includes("_words_"))).toEqual([]);
  expect(wrong.length).toBeLessThanOrEqual(FLIPS / 100);
});
