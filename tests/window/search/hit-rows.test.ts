import { expect, test } from "vitest";
import type { HitPassage, SearchHit } from "#contract/search-records.js";
import { hitRows, wordsFound } from "../../../renderer/search/hit-rows.ts";
import { articleId } from "../made-up-library.ts";

function passage(start: number): HitPassage {
  return { snippet: "by the tide", marks: [{ start: 7, end: 11 }], start, end: start + 4 };
}

function hit(number: number, others: number, left = 0): SearchHit {
  return {
    ...passage(0),
    articleId: articleId(number),
    title: `Article ${number}`,
    kind: "article",
    annotationId: null,
    score: 1,
    others: Array.from({ length: others }, (_, at) => passage(100 + at)),
    left,
    mayHaveMore: false,
  };
}

test("what belongs to a hit follows it, and what is left of it comes last", () => {
  const rows = hitRows([hit(1, 2, 5), hit(2, 0)], new Map());
  expect(rows.map(({ kind, hit: { title } }) => `${kind} ${title}`)).toEqual([
    "hit Article 1",
    "passage Article 1",
    "passage Article 1",
    "more Article 1",
    "hit Article 2",
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test("the first passage that is unfolded takes the place of the row that unfolded it", () => {
  const folded = hitRows([hit(1, 2, 3)], new Map());
  const whole = Array.from({ length: 6 }, (_, at) => passage(at));
  const unfolded = hitRows([hit(1, 2, 3)], new Map([[articleId(1), whole]]));
  expect(unfolded.map(({ kind }) => kind)).toEqual([
    "hit",
    ...Array.from({ length: 5 }, () => "passage"),
  ]);
  expect(unfolded[3]?.key).toBe(folded.at(-1)?.key);
});

test("the words that were found are those that are marked", () => {
  const [row] = hitRows([hit(1, 0)], new Map());
  if (row === undefined) throw new Error("a hit has a row");
  expect(wordsFound(row)).toBe("tide");
  expect(wordsFound({ ...row, hit: { ...row.hit, marks: [] } })).toBe("");
});
