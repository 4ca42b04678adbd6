import type { Anchor } from "#core/anchor/anchor.js";
import { describeSpan } from "#core/anchor/describe-span.js";
import { findAnchor } from "#core/anchor/find-anchor.js";
import { searchedText } from "#core/anchor/searched-text.js";
import type { Span } from "#core/anchor/selectors.js";
import { TextHash } from "#core/identity/ids.js";

const OLD = TextHash.parse("a".repeat(64));
const NEW = TextHash.parse("b".repeat(64));

/** Whether the text that a highlight was made in is at hand: in the library it is, of notes from elsewhere it need not be. */
export type Knowing = "the old text" | "the quote alone";
export const KNOWING = ["the old text", "the quote alone"] as const;

/** Highlights words of one text, and looks for them in another. @throws when the words are not there, or not once */
export function reAnchored(old: string, words: string, newer: string, knowing: Knowing): Anchor {
  return reAnchoredSpan(old, spanOf(old, words), newer, knowing);
}

export function reAnchoredSpan(old: string, span: Span, newer: string, knowing: Knowing): Anchor {
  const { quote } = describeSpan({ plainText: old, blocks: [] }, span);
  return findAnchor(
    { position: span, quote, textHash: OLD },
    { textHash: NEW, text: searchedText(newer) },
    knowing === "the old text" ? searchedText(old) : undefined,
  );
}

/** @throws when the words are not there, or not once */
export function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start === -1 || text.includes(words, start + 1)) throw new Error(`not once: ${words}`);
  return { start, end: start + words.length };
}

/** What stands under an anchor, or its kind where it stands nowhere for certain. */
export function wordsUnder(anchor: Anchor, text: string): string {
  return "span" in anchor ? text.slice(anchor.span.start, anchor.span.end) : anchor.kind;
}

/** What an uncertain anchor offers; empty for others. */
export function offeredBy(anchor: Anchor, text: string): readonly string[] {
  return anchor.kind === "uncertain"
    ? anchor.candidates.map(({ span }) => text.slice(span.start, span.end))
    : [];
}
