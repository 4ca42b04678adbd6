import type { Span } from "#core/anchor/selectors.js";
import { searchTokens } from "#core/text/fold-for-search.js";

export interface CountedWord {
  /** Without accents and capitals. */
  readonly letters: string;
  readonly span: Span;
}

/** Words of the measure's own, so that it does not hang on what it measures. Han and kana: one for each character. */
export function countedWords(text: string): readonly CountedWord[] {
  return [...text.matchAll(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}\p{M}]+/gu)].map(
    (match) => ({
      letters: searchTokens(match[0]).join(""),
      span: { start: match.index, end: match.index + match[0].length },
    }),
  );
}

/** @param last  inclusive */
export function spanBetween(words: readonly CountedWord[], first: number, last: number): Span {
  return { start: words[first]?.span.start ?? 0, end: words[last]?.span.end ?? 0 };
}
