import { findPlaces, overlaps } from "./find-places.ts";
import type { Place } from "./judge-place.ts";
import type { SearchedText } from "./searched-text.ts";
import type { QuoteSelector, Span } from "./selectors.ts";

/** A text, the one that a highlight was made in, and where it stood there. */
export interface Origins {
  readonly text: SearchedText;
  readonly origin: SearchedText;
  readonly position: Span;
}

/** How far around passages are compared, and how clearly one must be the likelier. */
interface Range {
  /** UTF-16 code units on each side. */
  readonly width: number;
  /** Share of its own letters by which the passage must be ahead of any other, besides `AHEAD`. */
  readonly lead: number;
}

/** About seventy words on each side tell passages apart that differ in a name. */
const NEAR: Range = { width: 400, lead: 0.5 };
/** Where they do not, or half of them are common to both, as with notices that are repeated whole, a page of them does. */
const FAR: Range = { width: 2_000, lead: 0 };

/** Letters by which one comparison must be ahead of the other: a word, not the plural of one. */
const AHEAD = 3;

/** Where less of the words themselves stands in the old text, only their neighbours do. */
const LEAST_THERE = 0.6;

/** What a passage was in the old text: `either` when it is as much like another as like the one that was marked. */
type Whose = "own" | "another" | "either";

/** A place with what its passage was. */
export interface Traced<One> {
  readonly place: One;
  readonly whose: Whose;
}

interface Located {
  readonly span: Span;
}

/** UTF-16 code units on each side: a sentence or two. */
const BESIDE = 200;

/** Whether all that stands beside a place stood beside the passage before. Then nothing need be traced. */
export function standsAsBefore(span: Span, { text, origin, position }: Origins): boolean {
  const now = withSurroundings(text.plainText, span, BESIDE);
  const before = withSurroundings(origin.plainText, position, BESIDE);
  return now.prefix === before.prefix && now.suffix === before.suffix;
}

export function tracePlaces<One extends Located>(
  places: readonly One[],
  origins: Origins,
): readonly Traced<One>[] {
  return places.map((place) => ({ place, whose: whoseIs(place.span, origins, NEAR) }));
}

/** @returns the only place whose passage is the one that was marked; undefined for none and for several */
export function onlyOwn<One extends Located>(
  places: readonly Traced<One>[],
  origins: Origins,
): One | undefined {
  const near = places.filter(({ whose }) => whose === "own");
  if (near.length === 1) return near[0]?.place;
  const far = places.filter(
    ({ place, whose }) => whose !== "another" && whoseIs(place.span, origins, FAR) === "own",
  );
  return far.length === 1 ? far[0]?.place : undefined;
}

/** Of a passage and its neighbours, and of the passage itself: with less of them the neighbours may be another's. */
const LEAST_BESIDE = { score: 0.4, quoteShare: 0.2 } as const;

/**
 * Where the neighbours of the passage stand, with something of it between them.
 * @param origins  undefined where the old text is not at hand: then nobody knows its neighbours
 */
export function placeByNeighbours(origins: Origins | undefined): Place | undefined {
  if (origins === undefined) return undefined;
  const { text, origin, position } = origins;
  const around = withSurroundings(origin.plainText, position, NEAR.width);
  const [best] = findPlaces(text, around, position.start);
  return best !== undefined &&
    best.score >= LEAST_BESIDE.score &&
    best.quoteShare >= LEAST_BESIDE.quoteShare &&
    whoseIs(best.span, origins, NEAR) !== "another"
    ? best
    : undefined;
}

/** By the letters that the surroundings of a place share with the old position, and with the best other place of the old text. */
function whoseIs(span: Span, { text, origin, position }: Origins, range: Range): Whose {
  const around = withSurroundings(text.plainText, span, range.width);
  const places = findPlaces(origin, around, position.start);
  const own = places.find((place) => overlaps(place.span, position));
  const others = places.filter(
    (place) => !overlaps(place.span, position) && place.quoteShare >= LEAST_THERE,
  );
  if (own === undefined) return others.length === 0 ? "either" : "another";
  const lead = Math.max(AHEAD, range.lead * own.letters);
  const verdicts = others.map((other) => likerOf(own, other, lead));
  if (verdicts.includes("another")) return "another";
  const isOwn = own.letters > lead && !isBeside(own.span, position) && !verdicts.includes("either");
  return isOwn ? "own" : "either";
}

/** In a text that repeats itself again and again, what overlaps a passage may be the one beside it: both ends lie farther on. */
function isBeside(one: Span, other: Span): boolean {
  const atStart = one.start - other.start;
  const atEnd = one.end - other.end;
  return Math.sign(atStart) === Math.sign(atEnd) && atStart !== 0;
}

/**
 * By all that speaks for each, and by what is nearest on each side: where a passage was taken out, its farther neighbours stand
 * around what is left. Where one thing speaks for one passage, and another for the other, it may be either.
 * @param lead  in letters
 */
function likerOf(own: Place, other: Place, lead: number): Whose {
  const ahead = own.letters - other.letters;
  const nearest = [
    nearestDifference(own, other, own.firstWord - 1, -1),
    nearestDifference(own, other, own.firstWord + own.words, 1),
  ];
  if (ahead > lead && !nearest.includes("another")) return "own";
  return ahead < -AHEAD && !nearest.includes("own") ? "another" : "either";
}

/** Which of two places has the first word, from the quote outwards, that the other has not; undefined where there is none. */
function nearestDifference(
  own: Place,
  other: Place,
  from: number,
  step: 1 | -1,
): "own" | "another" | undefined {
  for (let at = from; at >= 0 && at < own.aligned.length; at += step) {
    const isOwn = own.aligned[at] !== -1;
    const isOther = other.aligned[at] !== -1;
    if (isOwn !== isOther) return isOwn ? "own" : "another";
  }
  return undefined;
}

function withSurroundings(plainText: string, { start, end }: Span, width: number): QuoteSelector {
  return {
    exact: plainText.slice(start, end),
    prefix: plainText.slice(Math.max(0, start - width), start),
    suffix: plainText.slice(end, end + width),
  };
}
