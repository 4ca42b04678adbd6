import { indexWords, type WordIndex } from "./word-index.ts";

/** A text in which quotes are looked for. */
export interface SearchedText {
  readonly plainText: string;
  /** Made when it is first asked for: where every highlight stands as it did, nobody does. */
  readonly words: () => WordIndex;
}

export function searchedText(plainText: string): SearchedText {
  let words: WordIndex | undefined;
  return { plainText, words: () => (words ??= indexWords(plainText)) };
}
