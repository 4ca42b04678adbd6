import type { TextHash } from "../identity/ids.ts";
import type { Anchor } from "./anchor.ts";
import type { QuoteSelector, Span } from "./selectors.ts";

/** What an annotation remembers of its words. */
export interface AnchorTarget {
  readonly position: Span;
  readonly quote: QuoteSelector;
  /** Of the version that `position` counts in; undefined when that version is not here. */
  readonly textHash: TextHash | undefined;
}

/** What is offered is a choice between places, not an index of the article. */
export const MOST_CANDIDATES = 16;

/**
 * Finds where an annotation stands in a version of its article. Where the text is the same to the letter the position holds,
 * if it still covers the words that were marked; else only the very same words in the very same surroundings count, and only
 * when they stand in one place.
 * @returns for several places `uncertain`, nearest to the old position first
 */
export function findAnchor(
  target: AnchorTarget,
  document: { readonly textHash: TextHash; readonly plainText: string },
): Anchor {
  const { position, quote } = target;
  if (quote.exact === "") return { kind: "orphaned", lastKnown: position };
  const isSameText = target.textHash === document.textHash;
  if (isSameText && document.plainText.slice(position.start, position.end) === quote.exact) {
    return { kind: "placed", span: position };
  }
  const spans = [...findInSurroundings(document.plainText, quote)];
  const [only] = spans;
  if (only === undefined) return { kind: "orphaned", lastKnown: position };
  if (spans.length > 1) return { kind: "uncertain", candidates: nearestFirst(spans, position) };
  return only.start === position.start && only.end === position.end
    ? { kind: "placed", span: only }
    : { kind: "moved", span: only, score: 1 };
}

/** Everywhere a quote stands in exactly these surroundings, in the order of the text; they may overlap. */
export function* findInSurroundings(
  plainText: string,
  { exact, prefix, suffix }: QuoteSelector,
): Generator<Span, void> {
  const words = prefix + exact + suffix;
  for (let at = plainText.indexOf(words); at >= 0; at = plainText.indexOf(words, at + 1)) {
    const start = at + prefix.length;
    yield { start, end: start + exact.length };
  }
}

/** The nearest are the likely ones. */
function nearestFirst(spans: readonly Span[], position: Span): { span: Span; score: number }[] {
  const distance = (span: Span) => Math.abs(span.start - position.start);
  return spans
    .toSorted((one, other) => distance(one) - distance(other) || one.start - other.start)
    .slice(0, MOST_CANDIDATES)
    .map((span) => ({ span, score: 1 }));
}
