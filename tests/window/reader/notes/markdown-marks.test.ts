import { expect, test } from "vitest";
import {
  BOLD,
  ITALIC,
  type Replacement,
  linkOver,
  toggleMark,
} from "../../../../renderer/reader/notes/markdown-marks.ts";

/** A text with its selection between `[` and `]`. */
function selected(marked: string) {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  return { text: marked.replace("[", "").replace("]", ""), stretch: { start, end } };
}

function apply(text: string, replacement: Replacement): string {
  const { replaced, text: put, selected: now } = replacement;
  const after = text.slice(0, replaced.start) + put + text.slice(replaced.end);
  return `${after.slice(0, now.start)}[${after.slice(now.start, now.end)}]${after.slice(now.end)}`;
}

function toggled(marked: string, sign: string): string {
  const { text, stretch } = selected(marked);
  return apply(text, toggleMark(text, stretch, sign));
}

test("the selected words get the signs, spaces at their rim stay outside", () => {
  expect(toggled("what [he] wrote", BOLD)).toBe("what **[he]** wrote");
  expect(toggled("what[ he ]wrote", ITALIC)).toBe("what *[he]* wrote");
});

test("once more takes them away again; italics in bold are their own", () => {
  expect(toggled("what **[he]** wrote", BOLD)).toBe("what [he] wrote");
  expect(toggled("what **[he]** wrote", ITALIC)).toBe("what ***[he]*** wrote");
  expect(toggled("what ***[he]*** wrote", ITALIC)).toBe("what **[he]** wrote");
  expect(toggled("what ***[he]*** wrote", BOLD)).toBe("what *[he]* wrote");
});

test("without a selection the signs stand around what is typed next", () => {
  expect(toggled("so []", BOLD)).toBe("so **[]**");
  expect(toggled("so **[]**", BOLD)).toBe("so []");
});

function linked(marked: string, pasted: string): string | undefined {
  const { text, stretch } = selected(marked);
  const link = linkOver(text, stretch, pasted);
  return link && apply(text, link);
}

test("an address pasted over words is their link", () => {
  expect(linked("see [the book] there", " https://example.org/a_(b) ")).toBe(
    "see [the book](https://example.org/a_(b%29)[] there",
  );
});

test("anything else is pasted as it is", () => {
  expect(linked("see [the book] there", "not an address")).toBeUndefined();
  expect(linked("see [the book] there", "javascript:alert(1)")).toBeUndefined();
  expect(linked("see [] there", "https://example.org")).toBeUndefined();
  expect(linked("see [https://example.com] there", "https://example.org")).toBeUndefined();
  expect(linked("see [two\nlines] there", "https://example.org")).toBeUndefined();
});
