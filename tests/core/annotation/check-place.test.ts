import { expect, test } from "vitest";
import { checkPlace } from "#core/annotation/check-place.js";

const TEXT = "One, two, three.\n";

function place(start: number, end: number, exact: string): Parameters<typeof checkPlace>[0] {
  return { position: { start, end }, quote: { exact, prefix: "", suffix: "" } };
}

test("a place holds its words when the text there is what was marked, to the letter", () => {
  expect(checkPlace(place(5, 8, "two"), TEXT)).toBe("holds");
  expect(checkPlace(place(0, TEXT.length, TEXT), TEXT)).toBe("holds");
  expect(checkPlace(place(5, 8, "Two"), TEXT)).toBe("other-words");
  expect(checkPlace(place(4, 7, "two"), TEXT)).toBe("other-words");
  expect(checkPlace(place(5, 9, "two"), TEXT)).toBe("other-words");
});

test("a place that is empty, or reaches beyond the text, lies outside of it", () => {
  expect(checkPlace(place(5, 5, ""), TEXT)).toBe("outside-the-text");
  expect(checkPlace(place(8, 5, "two"), TEXT)).toBe("outside-the-text");
  expect(checkPlace(place(10, TEXT.length + 1, "three.\n"), TEXT)).toBe("outside-the-text");
});
