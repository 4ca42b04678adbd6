import { expect, test } from "vitest";
import { compareDocuments } from "#core/difference/compare-documents.js";
import { chance, documentOf, edited, madeParagraphs } from "../resemblance/made-texts.ts";

test("of a million words that all changed the first are shown and the rest is counted", () => {
  const random = chance(3);
  const old = madeParagraphs(random, 16_000);
  for (const newer of [edited(old, random, 0.1), madeParagraphs(random, 16_000)]) {
    const began = performance.now();
    const { rows, left } = compareDocuments(documentOf(old), documentOf(newer), {
      mostRows: 2_000,
    });
    console.log(`compared in ${Math.round(performance.now() - began)} ms`);
    expect(rows).toHaveLength(2_000);
    expect(left).toBeGreaterThan(13_000);
    expect(left).toBeLessThan(16_000);
  }
});

test("a single change in a million words is found", () => {
  const old = madeParagraphs(chance(5), 16_000);
  const newer = old.with(8_000, `${old[8_000]} tide`);
  const { rows } = compareDocuments(documentOf(old), documentOf(newer), { mostRows: 100 });
  expect(rows).toMatchObject([
    { kind: "kept", paragraphs: 8_000 },
    { kind: "changed" },
    { kind: "kept", paragraphs: 7_999 },
  ]);
});
