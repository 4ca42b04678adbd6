import { expect, test } from "vitest";
import { readPlainText } from "../../../electron/import/plain-text/read-plain-text.ts";
import { SHAPES } from "./line-shapes.ts";

test("a line of many megabytes costs no more than its length", () => {
  for (const piece of [
    "a",
    " ",
    "ab. ",
    "「",
    "-",
    "word\t",
    "[1] ",
    "_a ",
    "a_",
    "x = ",
    ">",
    "=\t",
  ]) {
    // The square of this takes minutes, which the runner does not wait for.
    expect(() => readPlainText(`x${piece.repeat(1_000_000)}y`)).not.toThrow();
    expect(() => readPlainText(`${piece.repeat(1_000_000)}:`)).not.toThrow();
  }
});

test("many lines of any shape cost no more than their number", () => {
  for (const shape of ["", ...SHAPES, "1. one\n\n1.1. two\n", "CHAPTER I.\n", "a\f", "> a\n"]) {
    const text = `${shape}\n`.repeat(20_000);
    expect(() => readPlainText(text)).not.toThrow();
    const book = `*** START OF THE PROJECT GUTENBERG EBOOK X ***\n${text}`;
    expect(() => readPlainText(book)).not.toThrow();
  }
  const steps = Array.from({ length: 3_000 }, (_, depth) => `${" ".repeat(depth)}- x`).join("\n");
  expect(() => readPlainText(steps)).not.toThrow();
});
