import { expect, test } from "vitest";
import { type AnchorTarget, findAnchor } from "#core/anchor/find-anchor.js";
import { searchedText } from "#core/anchor/searched-text.js";
import { TextHash } from "#core/identity/ids.js";

const HERE = TextHash.parse("a".repeat(64));
const ELSEWHERE = TextHash.parse("b".repeat(64));

const target: AnchorTarget = {
  position: { start: 4, end: 9 },
  quote: { exact: "quick", prefix: "The ", suffix: " fox" },
  textHash: ELSEWHERE,
};

function find(plainText: string, changes: Partial<AnchorTarget> = {}) {
  return findAnchor({ ...target, ...changes }, { text: searchedText(plainText), textHash: HERE });
}

test("the same words in the same place are placed, trusted or not", () => {
  expect(find("The quick fox")).toEqual({ kind: "placed", span: target.position });
  expect(find("The quick fox", { textHash: HERE }).kind).toBe("placed");
});

test("in a text that is the same to the letter the position tells repeats apart", () => {
  expect(find("The quick fox. The quick fox", { textHash: HERE })).toEqual({
    kind: "placed",
    span: target.position,
  });
});

test("a position that does not cover the marked words is not believed, whatever the hash says", () => {
  const shifted = { textHash: HERE, position: { start: 3, end: 8 } };
  expect(find("The quick fox", shifted)).toEqual({
    kind: "moved",
    span: { start: 4, end: 9 },
    score: 1,
  });
  const outside = { textHash: HERE, position: { start: 400, end: 405 } };
  expect(find("The quick fox", outside).kind).toBe("moved");
});

test("the version that the position counts in need not be known", () => {
  expect(find("The quick fox", { textHash: undefined }).kind).toBe("placed");
});

test("several places are uncertain, the nearest first, and no more than anybody would look through", () => {
  expect(find("The quick fox. The quick fox", { position: { start: 18, end: 23 } })).toEqual({
    kind: "uncertain",
    candidates: [
      { span: { start: 19, end: 24 }, score: 1 },
      { span: { start: 4, end: 9 }, score: 1 },
    ],
  });
  const many = find("The quick fox".repeat(1000));
  expect(many.kind === "uncertain" && many.candidates.length).toBe(16);
});

test("places that overlap are several", () => {
  const quote = { exact: "aa", prefix: "", suffix: "" };
  expect(find("xaaa", { quote }).kind).toBe("uncertain");
});

test("words that are gone, or stand in other surroundings, are orphaned where they were last", () => {
  const lastKnown = target.position;
  expect(find("The slow fox")).toEqual({ kind: "orphaned", lastKnown });
  expect(find("A quick fox")).toEqual({ kind: "orphaned", lastKnown });
  expect(find("")).toEqual({ kind: "orphaned", lastKnown });
});

test("an empty quote marks nothing", () => {
  const quote = { exact: "", prefix: "", suffix: "" };
  expect(find("The quick fox", { quote, textHash: HERE }).kind).toBe("orphaned");
});
