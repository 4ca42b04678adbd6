import { describeSpan } from "#core/anchor/describe-span.js";
import { searchedText, type SearchedText } from "#core/anchor/searched-text.js";
import type { Span } from "#core/anchor/selectors.js";
import { foldForSearch } from "#core/text/fold-for-search.js";
import { type CountedWord, countedWords } from "./counted-words.ts";

/** A text with all that is asked of it again and again. */
export interface CountedText {
  readonly searched: SearchedText;
  readonly words: readonly CountedWord[];
  /** Without capitals, accents, and more than one blank in a row. */
  readonly plain: string;
}

export function countedText(text: string): CountedText {
  return { searched: searchedText(text), words: countedWords(text), plain: inPlain(text) };
}

function inPlain(text: string): string {
  return foldForSearch(text).replaceAll(/\s+/gu, " ").trim();
}

/** Far enough on each side of a passage that its own surroundings are in it whole. */
const BESIDE = 200;

/**
 * Whether the words of a passage stand, in the surroundings that are remembered of them, where they do not belong, and do not
 * stand so where they belong.
 * @param truth  where they belong; undefined for nowhere
 */
export function hasTwin(
  from: CountedText,
  span: Span,
  to: CountedText,
  truth: Span | undefined,
): boolean {
  const { plainText } = to.searched;
  const own = truth && plainText.slice(Math.max(0, truth.start - BESIDE), truth.end + BESIDE);
  const wanted = remembered(from, span);
  return to.plain.includes(wanted) && !(own !== undefined && inPlain(own).includes(wanted));
}

/** The same, of a text from which they will be cut. */
export function willHaveTwin(from: CountedText, span: Span, to: CountedText, cut: Span): boolean {
  const wanted = remembered(from, span);
  const first = to.plain.indexOf(wanted);
  return hasTwin(from, span, to, cut) || (first !== -1 && to.plain.includes(wanted, first + 1));
}

function remembered(from: CountedText, span: Span): string {
  const { quote } = describeSpan({ plainText: from.searched.plainText, blocks: [] }, span);
  return inPlain(quote.prefix + quote.exact + quote.suffix);
}
