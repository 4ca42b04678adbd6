import type { ContentHash } from "#core/identity/ids.js";

/** Where the reader was in the version that was just left for another of the same article. */
export interface Departure {
  readonly contentHash: ContentHash;
  /** The words at the top of the view; empty at the very top of the article. */
  readonly words: string;
  /** How much of the text lay above, 0 to 1. */
  readonly share: number;
}

/** What a version needs to know of the one before it, and to tell the next. */
export interface Departing {
  /** Undefined in the version that the article was opened in. */
  readonly departure: Departure | undefined;
  readonly onDepart: (departure: Departure) => void;
}

/** Long enough to stand in one place of nearly every text, short enough to have stayed as it was. */
const WORDS_LENGTH = 60;

/** @param offset  UTF-16 code unit at the top of the view */
export function departFrom(contentHash: ContentHash, text: string, offset: number): Departure {
  const words = text.slice(offset, offset + WORDS_LENGTH);
  return {
    contentHash,
    words: offset === 0 ? "" : words,
    share: text.length === 0 ? 0 : offset / text.length,
  };
}

/** @returns the UTF-16 code unit of another version where the reader goes on: at the same words, else as far down as before */
export function arriveIn(text: string, { words, share }: Departure): number {
  if (words === "") return 0;
  const at = text.indexOf(words);
  const isOnlyPlace = at !== -1 && !text.includes(words, at + 1);
  return isOnlyPlace ? at : Math.floor(share * text.length);
}
