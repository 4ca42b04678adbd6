import type { Alignment } from "./align-quote.ts";
import type { QuotedWords } from "./quoted-words.ts";
import { spanOfWords, type WordIndex, wordAt, type Words } from "./word-index.ts";

/** How the words of a quote differ from those at a place. */
export interface WordChanges {
  /**
   * Words replaced, lost or put in. Not counted are those that came in on lines of their own or as marks of notes, and lines
   * lost that are no sentence.
   */
  readonly changed: number;
  /** One of them says something else: a number, a name, a negation. */
  readonly isTelling: boolean;
  /** The first or the last word of the quote is another, or gone: where it begins or ends is a guess. */
  readonly isOpenEnded: boolean;
}

/** Words of the quote, and of the text, that stand between two on which both agree. Word numbers, end exclusive. */
interface Gap {
  readonly quoteFrom: number;
  readonly quoteEnd: number;
  readonly textFrom: number;
  readonly textEnd: number;
}

/** @param place  first and last word of the text that the quote would stand on */
export function compareWords(
  quoted: QuotedWords,
  index: WordIndex,
  aligned: Alignment,
  place: { readonly first: number; readonly last: number },
): WordChanges {
  let changed = 0;
  let isTelling = false;
  let isOpenEnded = false;
  let linesLost = 0;
  for (const gap of gapsOf(quoted, aligned, place)) {
    if (isHarmless(quoted, index, gap)) continue;
    if (isLineLost(quoted, gap)) {
      linesLost += gap.quoteEnd - gap.quoteFrom;
      if (linesLost <= MOST_LOST_IN_LINES * (quoted.end - quoted.first)) continue;
    }
    isOpenEnded ||= gap.quoteFrom === quoted.first || gap.quoteEnd === quoted.end;
    changed += Math.max(gap.quoteEnd - gap.quoteFrom, gap.textEnd - gap.textFrom);
    isTelling ||=
      isTellingIn(quoted, gap.quoteFrom, gap.quoteEnd) ||
      isTellingIn(index, gap.textFrom, gap.textEnd);
  }
  for (let at = quoted.first; at < quoted.end; at += 1) {
    const other = aligned[at] ?? -1;
    if (other === -1 || !hasDigit(quoted, at)) continue;
    if (signsAround(quoted, at) === signsAround(index, other)) continue;
    changed += 1;
    isTelling = true;
  }
  return { changed, isTelling, isOpenEnded };
}

function* gapsOf(
  { first, end }: QuotedWords,
  aligned: Alignment,
  place: { readonly first: number; readonly last: number },
): Generator<Gap, void> {
  let quoteFrom = first;
  let textFrom = place.first;
  for (let at = first; at <= end; at += 1) {
    const other = at === end ? place.last + 1 : (aligned[at] ?? -1);
    if (other === -1) continue;
    if (at > quoteFrom || other > textFrom) {
      yield { quoteFrom, quoteEnd: at, textFrom, textEnd: other };
    }
    quoteFrom = at + 1;
    textFrom = other + 1;
  }
}

/** Of the words of a quote; with more of them gone it is another passage. */
const MOST_LOST_IN_LINES = 0.25;

/** An advertisement, a caption or a heading in the midst of a quote, which went: a line of its own that ends as no sentence does. */
function isLineLost(quoted: QuotedWords, { quoteFrom, quoteEnd, textFrom, textEnd }: Gap): boolean {
  if (textEnd > textFrom || quoteFrom === quoted.first || quoteEnd === quoted.end) return false;
  const { text } = quoted;
  const before = spanOfWords(quoted, quoteFrom - 1, quoteFrom - 1).end;
  const { start } = spanOfWords(quoted, quoteFrom, quoteFrom);
  const { end } = spanOfWords(quoted, quoteEnd - 1, quoteEnd - 1);
  const behind = spanOfWords(quoted, quoteEnd, quoteEnd).start;
  if (!text.slice(before, start).includes("\n")) return false;
  const [lineEnd = "", ...others] = text.slice(end, behind).split("\n");
  return others.length > 0 && !/[.!?…。！？]/u.test(lineEnd);
}

function isHarmless(quoted: QuotedWords, index: WordIndex, gap: Gap): boolean {
  const { quoteFrom, quoteEnd, textFrom, textEnd } = gap;
  if (quoteEnd > quoteFrom) {
    // Divided at the end of a line, or written as one word.
    return lettersOf(quoted, quoteFrom, quoteEnd) === lettersOf(index, textFrom, textEnd);
  }
  const { start } = spanOfWords(index, textFrom, textFrom);
  const { end } = spanOfWords(index, textEnd - 1, textEnd - 1);
  const before = index.text.slice(spanOfWords(index, textFrom - 1, textFrom - 1).end, start);
  const behind = index.text.slice(end, spanOfWords(index, textEnd, textEnd).start);
  if (before.includes("\n") && behind.includes("\n")) return true;
  const words = index.text.slice(start, end);
  return (
    (before.endsWith("[") && behind.startsWith("]")) ||
    /^[\u00b9\u00b2\u00b3\u2070-\u2079*†‡]+$/u.test(words)
  );
}

function lettersOf(words: Words, from: number, end: number): string {
  let letters = "";
  for (let at = from; at < end; at += 1) letters += wordAt(words, at);
  return letters;
}

/**
 * Words without which a sentence says the opposite, folded. A list is never whole; what it misses still counts as a change.
 * "t" is what is left of "don't".
 */
const NEGATIONS: ReadonlySet<string> = new Set(
  `no not nor never none nobody nothing neither without cannot t nicht nie nein kein keine keinen keiner keines keinem niemals
   ohne ne pas jamais aucun aucune sans non mai senza nunca jamas sin ni nao nem sem niet geen nooit zonder inte aldrig ikke aldri
   utan nie bez ne nikdy не ни нет никогда без 不 没 沒 未 無 无 非 ない ไม่`.split(/\s+/),
);

function isTellingIn(words: Words, from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) {
    const word = words.text.slice(...rangeOf(words, at));
    if (/[\p{N}\p{Lu}]/u.test(word) || NEGATIONS.has(wordAt(words, at))) return true;
    // Scripts without capitals do not tell names apart.
    if (!/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) return true;
  }
  return false;
}

function rangeOf(words: Words, at: number): [number, number] {
  const { start, end } = spanOfWords(words, at, at);
  return [start, end];
}

function hasDigit(words: Words, at: number): boolean {
  return /[0-9]/.test(wordAt(words, at));
}

/** What belongs to a number and is no word: signs, currencies, per cent, and what joins it to another number. */
function signsAround(words: Words, at: number): string {
  const { start, end } = spanOfWords(words, at, at);
  const before = /(?:^|[\s(])[-−–]$|[+\p{Sc}%‰]\s?$/u.exec(
    words.text.slice(Math.max(0, start - 2), start),
  );
  const behind = /^(?:\s?[\p{Sc}%‰]|[.,:/](?=\p{N}))/u.exec(words.text.slice(end, end + 2));
  return [before, behind]
    .map((found) =>
      (found?.[0] ?? "").replace(/[\s(]/gu, "").replace(/[−–]/u, "-").replace(",", "."),
    )
    .join(" ");
}
