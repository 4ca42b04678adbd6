import type { TextHash } from "../identity/ids.ts";
import type { Anchor, Candidate } from "./anchor.ts";
import {
  onlyOwn,
  type Origins,
  placeByNeighbours,
  standsAsBefore,
  type Traced,
  tracePlaces,
} from "./compare-with-origin.ts";
import { exactPlaces } from "./find-exact.ts";
import { findPlaces, overlaps } from "./find-places.ts";
import type { Place } from "./judge-place.ts";
import type { SearchedText } from "./searched-text.ts";
import type { QuoteSelector, Span } from "./selectors.ts";
import { wordsOf } from "./word-index.ts";

/** What an annotation remembers of its words. */
export interface AnchorTarget {
  readonly position: Span;
  readonly quote: QuoteSelector;
  /** Of the version that `position` counts in; undefined when that version is not here. */
  readonly textHash: TextHash | undefined;
}

/** What is offered is a choice between places, not an index of the article. */
export const MOST_CANDIDATES = 16;

// Why these: WHY.md, with what was measured.

/**
 * How much of what is remembered of a highlight must be there for it to settle, by letters: of a few words more than of many,
 * which do not recur, and more where the old text does not tell where else they stood.
 */
interface Floors {
  readonly fewWords: number;
  readonly ofFew: number;
  readonly ofMore: number;
}
const FLOORS = {
  withOldText: { fewWords: 3, ofFew: 0.75, ofMore: 0.5 },
  byQuoteAlone: { fewWords: 6, ofFew: 0.95, ofMore: 0.5 },
} as const satisfies Readonly<Record<string, Floors>>;
/** And only when no other place is nearly as good. */
const MARGIN = 0.15;
/** Words that were replaced are others; but a passage in which one of so many was is still that passage. */
const WORDS_PER_CHANGE = 12;
/** What is less like the quote is not offered either. */
const LEAST_OFFERED = { score: 0.4, quoteShare: 0.6 } as const;
/** Places that are compared with the old text; where more look alike, no comparing helps. */
const MOST_COMPARED = 8;

/**
 * Finds where an annotation stands in a version of its article. Where the text is the same to the letter the position holds, if
 * it still covers the words that were marked. Else the very same words in the very same surroundings win; then the place that
 * is most like them. What may be another passage is `uncertain`, nearest or likeliest first.
 * @param origin  the text that `position` counts in, where it is at hand: it tells which passages stood elsewhere before
 * Cost: proportional to the quote; the first search in a text indexes it.
 */
export function findAnchor(
  target: AnchorTarget,
  document: { readonly textHash: TextHash; readonly text: SearchedText },
  origin?: SearchedText,
): Anchor {
  const { position, quote } = target;
  const { text } = document;
  if (quote.exact === "") return { kind: "orphaned", lastKnown: position };
  const isSameText = target.textHash === document.textHash;
  if (isSameText && isCovered(target, text)) return { kind: "placed", span: position };
  const isKnown = origin !== undefined && isCovered(target, origin);
  const origins = isKnown ? { text, origin, position } : undefined;
  return anchorExactly(target, text, origins) ?? anchorNearly(target, text, origins);
}

/** A position that does not cover the marked words is not believed. */
function isCovered({ position, quote }: AnchorTarget, { plainText }: SearchedText): boolean {
  return plainText.slice(position.start, position.end) === quote.exact;
}

/** @returns undefined where the words do not stand in the very same surroundings, or only where another passage stood before */
function anchorExactly(
  { position, quote }: AnchorTarget,
  text: SearchedText,
  origins: Origins | undefined,
): Anchor | undefined {
  const spans = exactPlaces(text, quote);
  const [only] = spans;
  if (only === undefined) return undefined;
  // Signs alone have no words by which passages are compared.
  const isClear =
    origins === undefined ||
    ((standsAsBefore(only, origins) || wordsOf(quote.exact).count === 0) &&
      exactPlaces(origins.origin, quote).length === 1);
  if (spans.length === 1 && isClear) return settled(position, only, 1);
  const candidates = nearestFirst(spans, position);
  if (origins === undefined || spans.length > MOST_COMPARED) {
    return { kind: "uncertain", candidates };
  }
  const traced = tracePlaces(candidates, origins);
  const own = onlyOwn(traced, origins);
  if (own !== undefined) return settled(position, own.span, 1);
  const offered = withoutOthers(traced);
  return offered.length === 0 ? undefined : { kind: "uncertain", candidates: offered };
}

function anchorNearly(
  { position, quote }: AnchorTarget,
  text: SearchedText,
  origins: Origins | undefined,
): Anchor {
  const found = findPlaces(text, quote, position.start).filter(isWorthOffering);
  const canTell = origins !== undefined && found.length <= MOST_COMPARED;
  const traced = canTell ? tracePlaces(found, origins) : undefined;
  const offered = traced === undefined ? found.slice(0, MOST_CANDIDATES) : withoutOthers(traced);
  const [best, second] = offered;
  if (best === undefined) return offerOrOrphan(position, offered, placeByNeighbours(origins));
  const isRival = ({ score }: Place) => best.score - score < MARGIN;
  const ahead = second !== undefined && isRival(second) ? undefined : best;
  const own =
    traced === undefined || origins === undefined
      ? ahead
      : onlyOwn(
          traced.filter(({ place }) => isRival(place)),
          origins,
        );
  const floors = traced === undefined ? FLOORS.byQuoteAlone : FLOORS.withOldText;
  return own !== undefined && isEnough(own, floors) && isSamePassage(own)
    ? settled(position, own.span, own.score)
    : offerOrOrphan(position, offered, own === undefined ? placeByNeighbours(origins) : undefined);
}

/** @param beside  what stands now where the passage stood, however many of its words are others */
function offerOrOrphan(
  position: Span,
  places: readonly Place[],
  beside: Place | undefined,
): Anchor {
  const isNew = beside !== undefined && !places.some(({ span }) => overlaps(span, beside.span));
  const candidates = [...places, ...(isNew ? [beside] : [])]
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST_CANDIDATES)
    .map(({ span, score }) => ({ span, score }));
  return candidates.length === 0
    ? { kind: "orphaned", lastKnown: position }
    : { kind: "uncertain", candidates };
}

function isEnough({ words, score }: Place, floors: Floors): boolean {
  return score >= (words < floors.fewWords ? floors.ofFew : floors.ofMore);
}

function withoutOthers<One extends { readonly span: Span }>(traced: readonly Traced<One>[]): One[] {
  return traced.filter(({ whose }) => whose !== "another").map(({ place }) => place);
}

function isWorthOffering({ score, quoteShare }: Place): boolean {
  return score >= LEAST_OFFERED.score && quoteShare >= LEAST_OFFERED.quoteShare;
}

function isSamePassage({ changed, isTelling, isOpenEnded, words }: Place): boolean {
  if (isOpenEnded) return false;
  return changed === 0 || (!isTelling && changed * WORDS_PER_CHANGE <= words);
}

function settled(position: Span, span: Span, score: number): Anchor {
  return span.start === position.start && span.end === position.end
    ? { kind: "placed", span }
    : { kind: "moved", span, score };
}

/** The nearest are the likely ones. */
function nearestFirst(spans: readonly Span[], position: Span): Candidate[] {
  const distance = (span: Span) => Math.abs(span.start - position.start);
  return spans
    .toSorted((one, other) => distance(one) - distance(other) || one.start - other.start)
    .slice(0, MOST_CANDIDATES)
    .map((span) => ({ span, score: 1 }));
}
