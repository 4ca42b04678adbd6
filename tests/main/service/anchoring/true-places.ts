import { diffArrays } from "diff";
import type { Span } from "#core/anchor/selectors.js";
import { type CountedWord, spanBetween } from "./counted-words.ts";

/**
 * Where a word of one text stands in the other: its number there; `gone`; `by chance` where only it and a few neighbours are
 * the same, as "the" is in any two texts; or `either`, where comparing from the beginning and from the end says different things.
 */
type Standing = number | "gone" | "by chance" | "either";

/** So many words together are the same passage, and not the same words. */
const FEWEST_TOGETHER = 8;

/** Of a passage that is gone, this share may be the same by chance. */
const MOST_BY_CHANCE = 0.2;

/** A passage is still one with half as many words put in, and two more. */
const MOST_STRETCHED = { share: 1.5, words: 2 } as const;

export type TruePlace =
  | { readonly kind: "there"; readonly span: Span }
  | { readonly kind: "gone" }
  /** A part of it is there, or something long came in between. */
  | { readonly kind: "in part" }
  /** Comparing the texts does not say. */
  | { readonly kind: "unknown" };

/** Two texts, compared word by word from end to end, and from the other end as well. */
export interface ComparedTexts {
  readonly here: readonly CountedWord[];
  readonly there: readonly CountedWord[];
  readonly standings: readonly Standing[];
}

export function compareTexts(
  here: readonly CountedWord[],
  there: readonly CountedWord[],
): ComparedTexts {
  const letters = (words: readonly CountedWord[]) => words.map((word) => word.letters);
  const forwards = placesOf(letters(here), letters(there));
  const backwards = placesOf(letters(here).toReversed(), letters(there).toReversed())
    .map((place) => (place === -1 ? -1 : there.length - 1 - place))
    .toReversed();
  const together = [togetherIn(forwards), togetherIn(backwards)] as const;
  const standings = here.map((_, at): Standing => {
    const place = forwards[at] ?? -1;
    const other = backwards[at] ?? -1;
    const most = Math.max(together[0][at] ?? 0, together[1][at] ?? 0);
    if (most === 0) return "gone";
    if (most < FEWEST_TOGETHER) return "by chance";
    return place === other ? place : "either";
  });
  return { here, there, standings };
}

/** @returns for each word the number of the same one in the other text; -1 for none */
function placesOf(here: readonly string[], there: readonly string[]): readonly number[] {
  const places: number[] = [];
  let place = 0;
  for (const part of diffArrays([...here], [...there])) {
    for (let left = part.value.length; left > 0; left -= 1) {
      if (!part.added) places.push(part.removed ? -1 : place);
      if (!part.removed) place += 1;
    }
  }
  return places;
}

/** @returns for each word how many stand beside one another in both texts, itself included; 0 where it is not there */
function togetherIn(places: readonly number[]): readonly number[] {
  const together: number[] = [];
  for (let end = 1; end <= places.length; end += 1) {
    const place = places[end - 1] ?? -1;
    if (place !== -1 && places[end] === place + 1) continue;
    const count = end - together.length;
    for (let left = count; left > 0; left -= 1) together.push(place === -1 ? 0 : count);
  }
  return together;
}

/** @param first  number of the passage's first word @param count  of its words */
export function truePlaceOf(
  { standings, there }: ComparedTexts,
  first: number,
  count: number,
): TruePlace {
  const own = standings.slice(first, first + count);
  const shareOf = (kind: Standing) => own.filter((standing) => standing === kind).length / count;
  if (shareOf("either") > 0) return { kind: "unknown" };
  const known = own.filter((standing) => typeof standing === "number");
  if (known.length === 0) {
    return { kind: shareOf("by chance") <= MOST_BY_CHANCE ? "gone" : "unknown" };
  }
  const [start, end] = [own[0], own.at(-1)];
  const { share, words } = MOST_STRETCHED;
  if (typeof start !== "number" || typeof end !== "number" || known.length * 2 < count) {
    return { kind: "in part" };
  }
  return end - start <= count * share + words
    ? { kind: "there", span: spanBetween(there, start, end) }
    : { kind: "in part" };
}
