import { findPlaces, overlaps } from "./find-places.ts";
import type { SearchedText } from "./searched-text.ts";
import type { QuoteSelector, Span } from "./selectors.ts";

/** A text, the one that a highlight was made in, and where it stood there. */
export interface Origins {
  readonly text: SearchedText;
  readonly origin: SearchedText;
  readonly position: Span;
}

/**
 * UTF-16 code units on each side by which passages are compared: about seventy words tell passages apart that differ in a name.
 * Where that is not enough, as with notices that are repeated whole, a page of them.
 */
const NEAR = 400;
const FAR = 2_000;

/** Letters by which one comparison must be ahead of the other: a word, not the plural of one. */
const AHEAD = 3;

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
  const far = places.filter(({ place }) => whoseIs(place.span, origins, FAR) === "own");
  return far.length === 1 ? far[0]?.place : undefined;
}

/** By the letters that the surroundings of a place share with the old position, and with the best other place of the old text. */
function whoseIs(span: Span, { text, origin, position }: Origins, width: number): Whose {
  const places = findPlaces(origin, withSurroundings(text.plainText, span, width), position.start);
  const letters = (isOwn: boolean) =>
    places.find((place) => overlaps(place.span, position) === isOwn)?.letters ?? 0;
  const ahead = letters(true) - letters(false);
  if (Math.abs(ahead) <= AHEAD) return "either";
  return ahead > 0 ? "own" : "another";
}

function withSurroundings(plainText: string, { start, end }: Span, width: number): QuoteSelector {
  return {
    exact: plainText.slice(start, end),
    prefix: plainText.slice(Math.max(0, start - width), start),
    suffix: plainText.slice(end, end + width),
  };
}
