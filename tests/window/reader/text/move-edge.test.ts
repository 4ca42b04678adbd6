import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type EdgeMove, moveEdge } from "../../../../renderer/reader/text/move-edge.ts";

const TEXT = "Each line is one crossing.\nThe columns ask";

function moved(marked: string, move: EdgeMove, text = TEXT, language = "en"): string {
  const start = text.indexOf(marked);
  const span = moveEdge(text, { start, end: start + marked.length }, move, language);
  return text.slice(span.start, span.end);
}

test("the end moves by character", () => {
  expect(moved("line", { edge: "end", direction: "forward", unit: "character" })).toBe("line i");
  expect(moved("line", { edge: "end", direction: "backward", unit: "character" })).toBe("lin");
});

test("the end moves by word, to the end of a word", () => {
  expect(moved("line", { edge: "end", direction: "forward", unit: "word" })).toBe("line is");
  expect(moved("line is one", { edge: "end", direction: "backward", unit: "word" })).toBe(
    "line is",
  );
  expect(moved("crossing", { edge: "end", direction: "forward", unit: "word" })).toBe(
    "crossing.\nThe",
  );
});

test("the start moves by word and by character", () => {
  expect(moved("line", { edge: "start", direction: "backward", unit: "word" })).toBe("Each line");
  expect(moved("line is", { edge: "start", direction: "forward", unit: "word" })).toBe("is");
  expect(moved("line", { edge: "start", direction: "backward", unit: "character" })).toBe("h line");
});

test("a highlight is never moved to nothing, nor out of the text", () => {
  expect(moved("E", { edge: "end", direction: "backward", unit: "character" })).toBe("E");
  expect(moved("line", { edge: "end", direction: "backward", unit: "word" })).toBe("line");
  expect(moved("line", { edge: "start", direction: "forward", unit: "word" })).toBe("line");
  expect(moved("Each", { edge: "start", direction: "backward", unit: "word" })).toBe("Each");
  expect(moved("ask", { edge: "end", direction: "forward", unit: "word" })).toBe("ask");
});

test("what a person sees as one character is never cut", () => {
  const family = "a 👨‍👩‍👧 e\u0301 z";
  expect(moved("a", { edge: "end", direction: "forward", unit: "character" }, family)).toBe("a 👨‍👩‍👧");
  expect(moved("a 👨‍👩‍👧", { edge: "end", direction: "forward", unit: "character" }, family)).toBe(
    "a 👨‍👩‍👧 e\u0301",
  );
});

test("words of a language without spaces are words", () => {
  const text = "先輩の小野寺さんがまず見せてくれた";
  const end = moved("先輩", { edge: "end", direction: "forward", unit: "word" }, text, "ja");
  expect(end.length).toBeGreaterThan(2);
  expect(end.length).toBeLessThan(text.length);
});

test("a long row of signs or of blank lines is no wall to words", () => {
  const rule = `Above ${"* ".repeat(900)}below`;
  expect(moved("Above", { edge: "end", direction: "forward", unit: "word" }, rule)).toBe(rule);
  expect(moved("below", { edge: "start", direction: "backward", unit: "word" }, rule)).toBe(rule);
  const gap = `One${"\n \n".repeat(400)}two`;
  expect(moved("One", { edge: "end", direction: "forward", unit: "character" }, gap)).toHaveLength(
    gap.length - 2,
  );
});

test("whatever the moves, a passage keeps words at both ends and stays within the text", () => {
  const text = "先輩の👨‍👩‍👧 e\u0301t\n\n  x\t\ty — “z”\n";
  const edges = fc.constantFrom<EdgeMove["edge"]>("start", "end");
  const directions = fc.constantFrom<EdgeMove["direction"]>("forward", "backward");
  const units = fc.constantFrom<EdgeMove["unit"]>("character", "word");
  const moves = fc.array(fc.record({ edge: edges, direction: directions, unit: units }));
  fc.assert(
    fc.property(moves, (all) => {
      let span = { start: 0, end: 2 };
      for (const move of all) {
        span = moveEdge(text, span, move, undefined);
        const words = text.slice(span.start, span.end);
        expect(words.trim()).toBe(words);
        expect(words).not.toBe("");
        expect(words.isWellFormed()).toBe(true);
      }
    }),
  );
});
