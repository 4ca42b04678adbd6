import * as fc from "fast-check";
import { expect, test } from "vitest";
import { AnnotationId } from "#core/identity/ids.js";
import { splitOverlaps } from "../../../../renderer/reader/highlights/split-overlaps.ts";
import { type Stacked, compareStack } from "../../../../renderer/reader/highlights/stack-order.ts";
import { someSpan } from "../some-span.ts";

const LENGTH = 60;

const someMarks = fc
  .array(someSpan(LENGTH), { maxLength: 12 })
  .map((spans) => spans.map((span, number) => mark(number, span.start, span.end)));

function mark(number: number, start: number, end: number): Stacked {
  return {
    annotationId: AnnotationId.parse(number.toString().padStart(26, "0")),
    span: { start, end },
  };
}

test("over every letter lies exactly what covers it, in stack order", () => {
  fc.assert(
    fc.property(someMarks, (marks) => {
      const layers = splitOverlaps(marks);
      for (let letter = 0; letter < LENGTH; letter++) {
        const covering = marks
          .filter(({ span }) => span.start <= letter && letter < span.end)
          .toSorted(compareStack);
        const here = layers.filter(({ span }) => span.start <= letter && letter < span.end);
        expect(here.length).toBe(covering.length === 0 ? 0 : 1);
        expect(here.flatMap(({ top, below }) => [top, ...below])).toEqual(covering);
      }
    }),
  );
});

test("a short highlight inside a long one shows its own colour, and the long one goes on after it", () => {
  const long = mark(1, 0, 30);
  const short = mark(2, 10, 20);
  expect(splitOverlaps([long, short]).map(({ span, top }) => [span.start, span.end, top])).toEqual([
    [0, 10, long],
    [10, 20, short],
    [20, 30, long],
  ]);
});

test("of two highlights on the same words the later one is on top", () => {
  const [layer] = splitOverlaps([mark(2, 0, 5), mark(1, 0, 5)]);
  expect(layer?.top).toEqual(mark(2, 0, 5));
});
