import { searchedText, type SearchedText } from "#core/anchor/searched-text.js";
import type { Span } from "#core/anchor/selectors.js";
import { chance } from "../../../core/resemblance/made-texts.ts";
import { type ChangedText, cutFrom, editWordsOf, moveParagraphsOf } from "./change-everywhere.ts";
import { type CountedText, countedText, hasTwin, willHaveTwin } from "./counted-text.ts";
import { spanBetween } from "./counted-words.ts";
import type { Renditions } from "./page-renditions.ts";
import { type ComparedTexts, compareTexts, truePlaceOf } from "./true-places.ts";

export const WORD_COUNTS = [1, 3, 10, 40] as const;
export type WordCount = (typeof WORD_COUNTS)[number];

/** What became of a text. In those that are called removed, the words of the quote are not there any more. */
export const SITUATIONS = [
  "unchanged",
  "article in page",
  "page in article",
  "edited, 3 %",
  "edited, 10 %",
  "edited, 20 %",
  "paragraphs moved",
  "removed by itself",
  "removed with its paragraph",
  "removed by extraction",
  "removed by editing",
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** A highlight, and a text in which it is looked for. */
export interface Trial {
  readonly kind: "trial";
  readonly situation: Situation;
  readonly words: WordCount;
  readonly from: SearchedText;
  readonly position: Span;
  readonly to: SearchedText;
  /** Undefined where its words were removed. */
  readonly truth: Span | undefined;
  /** Just what is remembered of it stands, but elsewhere: without the old text nobody could tell. */
  readonly isTwin: boolean;
}

/** A passage of which the measure does not know where it stands. */
export interface LeftOut {
  readonly kind: "left out";
  readonly situation: Situation;
  readonly words: WordCount;
}

/** How passages are chosen. */
interface Draw {
  readonly words: WordCount;
  readonly count: number;
  /** 0 to 1. */
  readonly random: () => number;
}

/**
 * @param count  passages of each length, in each situation, spread by chance; fewer where there are no more
 */
export function* trialsOf(renditions: Renditions, count: number): Generator<Trial | LeftOut> {
  const random = chance(seedOf(renditions.name));
  const article = countedText(renditions.article);
  const page = countedText(renditions.page);
  const onwards = compareTexts(article.words, page.words);
  const back = compareTexts(page.words, article.words);
  const edited = [0.03, 0.1, 0.2].map((share) => editWordsOf(renditions.article, share, random));
  const moved = moveParagraphsOf(renditions.article, random);
  for (const words of WORD_COUNTS) {
    const draw = { words, count, random };
    yield* unchanged(draw, article);
    yield* reExtracted(draw, "article in page", article, page, onwards);
    yield* reExtracted(draw, "page in article", page, article, back);
    for (const [at, text] of edited.entries()) {
      yield* changed(draw, EDITED[at] ?? "edited, 20 %", article, text);
    }
    yield* changed(draw, "paragraphs moved", article, moved);
  }
}

const EDITED: readonly Situation[] = ["edited, 3 %", "edited, 10 %", "edited, 20 %"];

function seedOf(name: string): number {
  let seed = 0;
  for (const letter of name) seed = Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0);
  return seed;
}

function* unchanged({ words, count, random }: Draw, text: CountedText): Generator<Trial> {
  const { searched } = text;
  for (const first of drawn(firstsIn(text, words), count, random)) {
    const position = spanBetween(text.words, first, first + words - 1);
    const shared = { kind: "trial", situation: "unchanged", isTwin: false } as const;
    yield { ...shared, words, from: searched, position, to: searched, truth: position };
  }
}

function* reExtracted(
  { words, count, random }: Draw,
  situation: Situation,
  from: CountedText,
  to: CountedText,
  compared: ComparedTexts,
): Generator<Trial | LeftOut> {
  const firsts = firstsIn(from, words);
  const isGone = (first: number) => typeof compared.standings[first] !== "number";
  const there = drawn(
    firsts.filter((first) => !isGone(first)),
    count,
    random,
  );
  const gone = drawn(firsts.filter(isGone), count, random);
  let number = 0;
  for (const first of [...there, ...gone]) {
    const position = spanBetween(from.words, first, first + words - 1);
    const trial = { kind: "trial", words, from: from.searched, position } as const;
    const place = truePlaceOf(compared, first, words);
    if (place.kind === "there") {
      const truth = place.span;
      const isTwin = hasTwin(from, position, to, truth);
      yield { ...trial, situation, to: to.searched, truth, isTwin };
      number += 1;
      const cut = number % 2 === 0 ? "words" : "paragraphs";
      yield withoutIt(trial, cut, to, truth, willHaveTwin(from, position, to, truth));
    } else if (place.kind === "gone") {
      const isTwin = hasTwin(from, position, to, undefined);
      const removed = { situation: "removed by extraction", truth: undefined } as const;
      yield { ...trial, ...removed, to: to.searched, isTwin };
    } else yield { kind: "left out", situation, words };
  }
}

/** The same highlight, in a text from which its words were cut. */
function withoutIt(
  trial: Pick<Trial, "kind" | "words" | "from" | "position">,
  cut: "words" | "paragraphs",
  to: CountedText,
  truth: Span,
  isTwin: boolean,
): Trial | LeftOut {
  const situation = cut === "words" ? "removed by itself" : "removed with its paragraph";
  const text = cutFrom(to.searched.plainText, truth, cut);
  return text === undefined
    ? { kind: "left out", situation, words: trial.words }
    : { ...trial, situation, to: searchedText(text), truth: undefined, isTwin };
}

function* changed(
  { words, count, random }: Draw,
  situation: Situation,
  from: CountedText,
  { text, placeOf, isChanged }: ChangedText,
): Generator<Trial | LeftOut> {
  const to = countedText(text);
  const spans = firstsIn(from, words)
    .map((first) => spanBetween(from.words, first, first + words - 1))
    .filter(isChanged);
  for (const position of drawn(spans, count, random)) {
    const truth = placeOf(position);
    if (truth === "unknown") {
      yield { kind: "left out", situation, words };
      continue;
    }
    const trial = { kind: "trial", words, from: from.searched, position, to: to.searched } as const;
    const isTwin = hasTwin(from, position, to, truth === "gone" ? undefined : truth);
    yield truth === "gone"
      ? { ...trial, situation: "removed by editing", truth: undefined, isTwin }
      : { ...trial, situation, truth, isTwin };
  }
}

function firstsIn({ words }: CountedText, length: number): readonly number[] {
  // Of a quote that is nearly all of a text there is nothing to be learnt.
  if (words.length <= length + 10) return [];
  return Array.from({ length: words.length - length + 1 }, (_, first) => first);
}

/** @returns so many of them, all different, in any order */
function drawn<One>(from: readonly One[], count: number, random: () => number): readonly One[] {
  const left = [...from];
  const taken: One[] = [];
  while (taken.length < count && left.length > 0) {
    const at = Math.floor(random() * left.length);
    const [one] = left.slice(at, at + 1);
    const last = left.pop();
    if (one !== undefined) taken.push(one);
    if (last !== undefined && at < left.length) left[at] = last;
  }
  return taken;
}
