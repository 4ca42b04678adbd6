import type { QuoteSelector } from "./selectors.ts";
import { firstWordBehind, spanOfWords, type Words, wordsOf } from "./word-index.ts";

/** A quote with what stood around it, as words. */
export interface QuotedWords extends Words {
  readonly quote: QuoteSelector;
  /** The first word that is, at least in part, of the quote itself. */
  readonly first: number;
  /** One past the last; equal to `first` when the quote has no word, as in "...". */
  readonly end: number;
}

export function quotedWords(quote: QuoteSelector): QuotedWords {
  const { exact, prefix, suffix } = quote;
  const words = wordsOf(prefix + exact + suffix);
  const quoteEnd = prefix.length + exact.length;
  const first = firstWordBehind(words, prefix.length);
  const behind = firstWordBehind(words, quoteEnd);
  // A word that goes on behind the quote is the quote's as well, if it begins in it.
  const goesOn = behind < words.count && spanOfWords(words, behind, behind).start < quoteEnd;
  return { ...words, quote, first, end: goesOn ? behind + 1 : behind };
}
