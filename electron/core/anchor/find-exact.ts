import type { SearchedText } from "./searched-text.ts";
import type { QuoteSelector, Span } from "./selectors.ts";
import { RUN, spanOfWords, type WordIndex, wordsOf } from "./word-index.ts";

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

/** Enough to know that there are many: a letter stands in a large article millions of times. */
const MOST_PLACES = 1_000;

/** The first of them, found without reading the whole text where a rare run of words leads there. */
export function exactPlaces(text: SearchedText, quote: QuoteSelector): readonly Span[] {
  const places: Span[] = [];
  for (const place of placesByRun(text.words(), quote) ??
    findInSurroundings(text.plainText, quote)) {
    places.push(place);
    if (places.length === MOST_PLACES) break;
  }
  return places;
}

/** Runs that are looked up for the rarest of them: in a quote of a hundred pages that repeats itself none is rare. */
const MOST_RUNS = 32;

/** @returns undefined where no run is whole and rare enough */
function placesByRun(
  index: WordIndex,
  { exact, prefix, suffix }: QuoteSelector,
): readonly Span[] | undefined {
  const whole = prefix + exact + suffix;
  const words = wordsOf(whole);
  let best: { readonly at: number; readonly places: readonly number[] } | undefined;
  const stride = Math.max(RUN, Math.ceil(words.count / MOST_RUNS));
  // The outermost words may be cut, and so be other words in the text.
  for (let at = 1; at + RUN < words.count && best?.places.length !== 1; at += stride) {
    const places = index.findRun(words, at);
    if (places?.length === 0) return [];
    if (places !== undefined && places.length < (best?.places.length ?? Infinity)) {
      best = { at, places };
    }
  }
  if (best === undefined) return undefined;
  const inQuote = spanOfWords(words, best.at, best.at).start;
  return best.places
    .map((place) => spanOfWords(index, place, place).start - inQuote)
    .filter((start) => index.text.startsWith(whole, Math.max(0, start)) && start >= 0)
    .map((start) => ({
      start: start + prefix.length,
      end: start + prefix.length + exact.length,
    }));
}
