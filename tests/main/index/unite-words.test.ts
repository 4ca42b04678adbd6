import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { hits, useIndex } from "./index-fixture.ts";
import { articleId, LIBRARY_ID, makeArticle } from "./made-articles.ts";

const fixture = useIndex();
/** More than FTS5 lets stand by itself. */
const PIECES = 40;

/** Into how many pieces the words of articles lie in the file. */
function pieces(): number {
  using file = new DatabaseSync(join(fixture.cacheDirectory, LIBRARY_ID, "index.sqlite"));
  const row = file.prepare("SELECT count(DISTINCT segid) AS pieces FROM article_words_idx").get();
  return Number(row?.["pieces"]);
}

/** Each put is a piece; enough text that it takes several steps to unite them. */
function fill(): void {
  for (let number = 1; number <= PIECES; number += 1) {
    const words = Array.from({ length: 2_000 }, (_, at) => `w${number}x${at}`);
    fixture.index.put([
      makeArticle(number, {
        title: `War ${number}`,
        text: `${words.join(" ")} ${"peace ".repeat(number)}.\n`,
        annotations: [{ quote: `w${number}x7`, note: "peace" }],
      }),
    ]);
  }
}

const QUERIES = ["war", "peace", "w7x*", "w40x1999", "peace -w3x1", '"war 12"'];
const found = (): unknown => QUERIES.map((query) => hits(fixture.index, query));

test("words lie in pieces until everything is in, and then in one; queries find the same at every step", () => {
  fill();
  expect(fixture.index.uniteSome()).toBe(false);
  expect(pieces()).toBe(PIECES);
  fixture.index.markFilled();
  const before = found();
  let steps = 0;
  while (fixture.index.uniteSome()) {
    steps += 1;
    expect(found()).toEqual(before);
    // Every other time by another process, or after a start.
    if (steps % 2 === 0) fixture.reopen();
  }
  expect(steps).toBeGreaterThan(3);
  expect(pieces()).toBe(1);
  expect(fixture.index.check()).toEqual([]);
});

test("what is put in while pieces are united is found, and changes nothing of the rest", () => {
  fill();
  fixture.index.markFilled();
  const before = hits(fixture.index, "w40x*").length;
  let number = PIECES;
  while (fixture.index.uniteSome()) {
    number += 1;
    fixture.index.put([makeArticle(number, { text: `Words about n${number}.\n` })]);
    fixture.index.remove([articleId(1)]);
    expect(hits(fixture.index, `n${number}`)).toHaveLength(1);
    expect(hits(fixture.index, "w40x*")).toHaveLength(before);
    expect(hits(fixture.index, "w1x1")).toEqual([]);
  }
  expect(number).toBeGreaterThan(PIECES + 3);
  expect(fixture.index.check()).toEqual([]);
});
