import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "#core/anchor/selectors.js";
import { searchTokens } from "#core/text/fold-for-search.js";
import { chance, madeParagraphs } from "../resemblance/made-texts.ts";
import { editAround, MANY_EDITS } from "./edit-text.ts";
import { KNOWING, type Knowing, reAnchoredSpan, wordsUnder } from "./re-anchored.ts";

const TEXTS = 120;
const WORD_COUNTS = [3, 10, 40] as const;

/** A text of 12 paragraphs with quotation marks and dashes, and so many whole words of it. */
function highlighted(random: () => number, words: number): { text: string; span: Span } {
  const text = madeParagraphs(random, 12)
    .map((paragraph) =>
      paragraph.replaceAll(
        / (\w+) (\w+) (\w+o)/gu,
        (_, ...[one, two, three]) => ` “${one}” ${two}—${three}`,
      ),
    )
    .join("\n");
  const starts = [...text.matchAll(/(?<![^\s])\S/gu)].map(({ index }) => index);
  const first = Math.floor(random() * (starts.length - words));
  const behind = starts[first + words] ?? text.length;
  return { text, span: { start: starts[first] ?? 0, end: text.slice(0, behind).trimEnd().length } };
}

interface Outcome {
  readonly kept: number;
  readonly elsewhere: number;
  readonly asked: number;
  readonly lost: number;
}

/** Shares, 0 to 1, of highlights in texts that were edited around them. */
function keepThrough(words: number, knowing: Knowing): Outcome {
  const counts = { kept: 0, elsewhere: 0, asked: 0, lost: 0 };
  for (let seed = 1; seed <= TEXTS; seed += 1) {
    const random = chance(seed);
    const { text, span } = highlighted(random, words);
    const newer = editAround(text, span, random, MANY_EDITS);
    const anchor = reAnchoredSpan(text, span, newer.text, knowing);
    if (anchor.kind === "uncertain") counts.asked += 1;
    else if (anchor.kind === "orphaned") counts.lost += 1;
    else if (isSame(anchor.span, newer.span, newer.text)) counts.kept += 1;
    else counts.elsewhere += 1;
  }
  return {
    kept: counts.kept / TEXTS,
    elsewhere: counts.elsewhere / TEXTS,
    asked: counts.asked / TEXTS,
    lost: counts.lost / TEXTS,
  };
}

/** The same words at the same place; of signs and blanks at its ends one more or less. */
function isSame(found: Span, truth: Span, text: string): boolean {
  const words = (span: Span) => searchTokens(text.slice(span.start, span.end)).join("");
  return found.start < truth.end && truth.start < found.end && words(found) === words(truth);
}

/** Share of highlights that settle somewhere although their words were taken out of a text that was edited as well. */
function settledThoughRemoved(words: number, knowing: Knowing): number {
  let settled = 0;
  for (let seed = 1; seed <= TEXTS; seed += 1) {
    const random = chance(seed);
    const { text, span } = highlighted(random, words);
    const newer = editAround(text, span, random, MANY_EDITS);
    const gone = newer.text.slice(0, newer.span.start) + newer.text.slice(newer.span.end);
    if ("span" in reAnchoredSpan(text, span, gone, knowing)) settled += 1;
  }
  return settled / TEXTS;
}

describe.each(KNOWING)("knowing %s, through edits everywhere around it", (knowing) => {
  test.each(WORD_COUNTS)("a highlight of %i words is kept, and never put elsewhere", (words) => {
    const { kept, elsewhere, asked } = keepThrough(words, knowing);
    expect(elsewhere).toBe(0);
    // By a quote of three words alone nobody knows where else they stood.
    const isTold = knowing === "the old text" || words > 3;
    expect(isTold ? kept : kept + asked).toBeGreaterThanOrEqual(0.98);
    expect(kept).toBeGreaterThanOrEqual(0.5);
  });

  test.each(WORD_COUNTS)("one of %i words that are gone does not settle", (words) => {
    expect(settledThoughRemoved(words, knowing)).toBeLessThanOrEqual(0.005);
  });
});

test("whatever is done to a text, a highlight of whole words settles on the same words or asks", () => {
  const changes = fc.record({
    replaced: fc.double({ min: 0, max: 0.3, noNaN: true }),
    removed: fc.double({ min: 0, max: 0.3, noNaN: true }),
    added: fc.double({ min: 0, max: 0.3, noNaN: true }),
    respelled: fc.double({ min: 0, max: 0.5, noNaN: true }),
    paragraphsMoved: fc.double({ min: 0, max: 1, noNaN: true }),
    paragraphsRemoved: fc.double({ min: 0, max: 0.5, noNaN: true }),
    paragraphsAdded: fc.double({ min: 0, max: 0.5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 11 }), changes, (seed, words, edits) => {
      const random = chance(seed);
      const { text, span } = highlighted(random, words);
      const newer = editAround(text, span, random, edits);
      const anchor = reAnchoredSpan(text, span, newer.text, "the old text");
      if (!("span" in anchor)) return;
      const letters = (quote: string) => searchTokens(quote).join("");
      expect(letters(wordsUnder(anchor, newer.text))).toBe(
        letters(text.slice(span.start, span.end)),
      );
    }),
    { numRuns: 150 },
  );
});
