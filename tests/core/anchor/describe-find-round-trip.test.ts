import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeSpan } from "#core/anchor/describe-span.js";
import { findAnchor } from "#core/anchor/find-anchor.js";
import type { Span } from "#core/anchor/selectors.js";
import { searchedText } from "#core/anchor/searched-text.js";
import { searchTokens } from "#core/text/fold-for-search.js";
import { TextHash } from "#core/identity/ids.js";

const HERE = TextHash.parse("a".repeat(64));
const ELSEWHERE = TextHash.parse("b".repeat(64));
const parameters = { numRuns: 2000 };

/** Texts as articles have them, and worse: repeats, characters of two code units, halves of them, marks, separators. */
const piece = fc.oneof(
  fc.constantFrom(
    "the same again ",
    "aa",
    "a",
    "\n",
    "\t",
    "😀",
    "🏽",
    "👩‍💻",
    "e\u0301",
    "田",
    "\ud83d",
    "\ude00",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const text = fc.array(piece, { minLength: 1, maxLength: 30 }).map((pieces) => pieces.join(""));

/** A text and one of its spans, cutting characters too. */
const textAndSpan = text
  .filter((plainText) => plainText.length > 0)
  .chain((plainText) =>
    fc.record({
      plainText: fc.constant(plainText),
      span: fc
        .tuple(fc.nat(plainText.length - 1), fc.nat(plainText.length - 1))
        .map(([one, other]): Span => ({
          start: Math.min(one, other),
          end: Math.max(one, other) + 1,
        })),
    }),
  );

function lettersOf(words: string): string {
  return searchTokens(words).join("");
}

function target(plainText: string, span: Span) {
  return { position: span, quote: describeSpan({ plainText, blocks: [] }, span).quote };
}

describe("a span that was described is found again", () => {
  test("where it was, in the same text", () => {
    fc.assert(
      fc.property(textAndSpan, ({ plainText, span }) => {
        const described = { ...target(plainText, span), textHash: HERE };
        expect(findAnchor(described, { text: searchedText(plainText), textHash: HERE })).toEqual({
          kind: "placed",
          span,
        });
      }),
      parameters,
    );
  });

  test("where it was, without trusting the offsets, or else among the places that look the same", () => {
    fc.assert(
      fc.property(textAndSpan, ({ plainText, span }) => {
        const described = { ...target(plainText, span), textHash: ELSEWHERE };
        const anchor = findAnchor(described, { text: searchedText(plainText), textHash: HERE });
        if (anchor.kind !== "uncertain") {
          expect(anchor).toEqual({ kind: "placed", span });
          return;
        }
        expect(anchor.candidates.length).toBeGreaterThan(1);
        expect(anchor.candidates[0]).toEqual({ span, score: 1 });
        for (const { span: place } of anchor.candidates) {
          expect(plainText.slice(place.start, place.end)).toBe(described.quote.exact);
        }
      }),
      parameters,
    );
  });

  test("moved by as much as was put before it", () => {
    fc.assert(
      fc.property(textAndSpan, text, ({ plainText, span }, before) => {
        const described = { ...target(plainText, span), textHash: ELSEWHERE };
        const longer = before + plainText;
        const moved = { start: span.start + before.length, end: span.end + before.length };
        const anchor = findAnchor(described, { text: searchedText(longer), textHash: HERE });
        if (anchor.kind === "uncertain") return;
        expect(anchor).toEqual(
          before === "" ? { kind: "placed", span } : { kind: "moved", span: moved, score: 1 },
        );
      }),
      parameters,
    );
  });

  test("never on other words", () => {
    fc.assert(
      fc.property(textAndSpan, text, ({ plainText, span }, other) => {
        const described = { ...target(plainText, span), textHash: ELSEWHERE };
        const anchor = findAnchor(described, { text: searchedText(other), textHash: HERE });
        if (anchor.kind === "orphaned" || anchor.kind === "uncertain") return;
        // Other white space and signs are the same words; so are capitals.
        const found = other.slice(anchor.span.start, anchor.span.end);
        expect(lettersOf(found)).toBe(lettersOf(described.quote.exact));
      }),
      parameters,
    );
  });
});
