import { searchTokens } from "../text/fold-for-search.ts";

/** A word of a text, or a few characters of a script without spaces, as a text may be about it. */
export interface TopicTerm {
  /** Folded, one after the other; see `foldForSearch`. */
  readonly tokens: readonly string[];
  /** As it is written where it stands first. */
  readonly spelling: string;
  /** How often it stands there. */
  readonly count: number;
}

/** A word, or a whole sentence of a script that is written without spaces. */
const RUN = /[\p{L}\p{N}\p{M}]+/gu;
/** Shorter words hold sentences together. */
const SHORTEST_WORD = 3;
/** Two characters are a word of Chinese, Japanese or Korean; elsewhere they are a syllable. */
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * What a text may be about: all its words but the shortest, and numbers.
 * @returns the most frequent first, then in reading order
 * Cost: proportional to the text; each different word is folded once.
 */
export function topicTerms(text: string): readonly TopicTerm[] {
  const terms = new Map<string, { tokens: readonly string[]; spelling: string; count: number }>();
  const read = new Map<string, readonly Omit<TopicTerm, "count">[]>();
  for (const [run] of text.matchAll(RUN)) {
    const found = read.get(run) ?? termsOfRun(run);
    read.set(run, found);
    for (const { tokens, spelling } of found) {
      const key = tokens.join(" ");
      const known = terms.get(key);
      if (known === undefined) terms.set(key, { tokens, spelling, count: 1 });
      else known.count += 1;
    }
  }
  return [...terms.values()].toSorted((one, other) => other.count - one.count);
}

function termsOfRun(run: string): readonly Omit<TopicTerm, "count">[] {
  const tokens = searchTokens(run);
  const [only] = tokens;
  if (only === undefined || /^\p{N}+$/u.test(run)) return [];
  if (tokens.length === 1) {
    return run.length >= SHORTEST_WORD ? [{ tokens, spelling: run }] : [];
  }
  const size = IDEOGRAPHIC.test(run) ? 2 : SHORTEST_WORD;
  return Array.from({ length: Math.max(0, tokens.length - size + 1) }, (_, at) => {
    const some = tokens.slice(at, at + size);
    return { tokens: some, spelling: some.join("") };
  });
}
