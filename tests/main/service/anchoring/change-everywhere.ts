import type { Span } from "#core/anchor/selectors.js";
import { type CountedWord, countedWords } from "./counted-words.ts";

/** A text that was made of another one, by changes that are known one by one. */
export interface ChangedText {
  readonly text: string;
  /**
   * @param span  of the text before, of whole words
   * @returns where it stands now: up to what replaced its outermost words, without what was put in beside them;
   *   `gone` when none of its words is left, `unknown` when they do not stand together any more, or when the same text could
   *   have come of moving another passage
   */
  readonly placeOf: (span: Span) => Span | "gone" | "unknown";
  /** Whether a change of this kind may have come to a passage: those that could not be touched tell nothing. */
  readonly isChanged: (span: Span) => boolean;
}

interface Written extends Span {
  readonly isOwn: boolean;
}

/**
 * Half of the changes replace a word by another one of the same text, a quarter leave it out, a quarter put another one behind
 * it: in highlights as well as around them.
 * @param share  of the words, 0 to 1
 * @param random  0 to 1; equal ones give equal texts
 */
export function editWordsOf(text: string, share: number, random: () => number): ChangedText {
  const words = countedWords(text);
  const anyWord = (): CountedWord => words[Math.floor(random() * words.length)] ?? fallback;
  const written: (Written | undefined)[] = [];
  let edited = "";
  let copied = 0;
  for (const word of words) {
    edited += text.slice(copied, word.span.start);
    copied = word.span.end;
    const change = random() < share ? random() : 1;
    const other = anyWord();
    const isReplaced = change < 0.5 && other.letters !== word.letters;
    const start = edited.length;
    if (change < 0.5 || change >= 0.75) {
      edited += wordIn(text, isReplaced ? other : word);
      written.push({ start, end: edited.length, isOwn: !isReplaced });
    } else written.push(undefined);
    if (change >= 0.75 && change < 1) edited += ` ${wordIn(text, other)}`;
  }
  return {
    text: edited + text.slice(copied),
    isChanged: () => true,
    placeOf: ({ start, end }) => {
      const own = written
        .slice(
          words.findIndex(({ span }) => span.start >= start),
          words.findLastIndex(({ span }) => span.end <= end) + 1,
        )
        .filter((word) => word !== undefined);
      if (!own.some(({ isOwn }) => isOwn)) return "gone";
      return { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 };
    },
  };
}

/** For a text without words, in which nothing is asked for. */
const fallback: CountedWord = { letters: "", span: { start: 0, end: 0 } };

function wordIn(text: string, { span }: CountedWord): string {
  return text.slice(span.start, span.end);
}

/** Of the lines of a text with words in them, this share is put somewhere else. */
const MOVED = 0.3;

export function moveParagraphsOf(text: string, random: () => number): ChangedText {
  const lines = text.split("\n");
  const order: number[] = [];
  const moved: number[] = [];
  for (const [number, line] of lines.entries()) {
    if (line.trim() !== "" && random() < MOVED) moved.push(number);
    else order.push(number);
  }
  for (const number of moved) order.splice(Math.floor(random() * order.length), 0, number);
  const starts = startsOf(lines, lines.keys());
  const newStarts = startsOf(lines, order);
  const lineAt = (offset: number) => starts.findLastIndex((first) => first <= offset);
  return {
    text: order.map((number) => lines[number]).join("\n"),
    isChanged: ({ start }) => moved.includes(lineAt(start)),
    placeOf: ({ start, end }) => {
      const line = lineAt(start);
      const before = starts[line] ?? 0;
      const isParted = end > before + (lines[line]?.length ?? 0);
      if (isParted || lines.indexOf(lines[line] ?? "") !== lines.lastIndexOf(lines[line] ?? "")) {
        return "unknown";
      }
      const by = (newStarts[line] ?? 0) - before;
      return { start: start + by, end: end + by };
    },
  };
}

/** @returns where each line begins when they are written in this order */
function startsOf(lines: readonly string[], order: Iterable<number>): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const number of order) {
    starts[number] = at;
    at += (lines[number]?.length ?? 0) + 1;
  }
  return starts;
}

/**
 * A text without a passage, or without the paragraphs that it stands in.
 * @returns undefined where nobody could say which one was cut: the same paragraphs stand twice, one right behind the other
 */
export function cutFrom(
  text: string,
  { start, end }: Span,
  cut: "words" | "paragraphs",
): string | undefined {
  if (cut === "words") return text.slice(0, start) + text.slice(end);
  const first = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const behind = next === -1 ? text.length : next + 1;
  const paragraphs = text.slice(first, behind);
  const isTwice = text.startsWith(paragraphs, behind) || text.slice(0, first).endsWith(paragraphs);
  return isTwice ? undefined : text.slice(0, first) + text.slice(behind);
}
