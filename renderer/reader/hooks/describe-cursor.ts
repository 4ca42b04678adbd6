import type { Span } from "#core/anchor/selectors.js";
import { wording } from "#core/wording/wording.js";
import type { JoinedNotices } from "../folds/join-notices.ts";

export interface CursorFacts {
  /** Of the whole cursor. */
  readonly words: string;
  /** What it stands under, where that has changed; the heading itself where it stands on one. */
  readonly heading: { readonly words: string; readonly isHere: boolean } | undefined;
  /** Names of the colours of highlights here. */
  readonly colors: readonly string[];
  /** What lay folded between where one was and where one is. */
  readonly passed: readonly JoinedNotices[];
  /** 0 to 1; undefined where one only went on to the next. */
  readonly share: number | undefined;
}

/** What a screen reader says of the place that the cursor has come to: the words, and of the rest only what is new. */
export function describeCursor({ words, heading, colors, passed, share }: CursorFacts): string {
  const { said, folds } = wording.reader;
  const parts = [
    ...passed.map(({ count, fewest, most }) => `${folds.label(count, fewest, most)}.`),
    said.sentence(heading?.isHere === true ? said.heading(words) : words, colors),
    heading?.isHere === false ? said.under(heading.words) : "",
    share === undefined ? "" : said.percent(share),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** What was taken in or let go when an end moved. @returns undefined where nothing was */
export function describeReach(text: string, before: Span, after: Span): string | undefined {
  const { takenIn, letGo } = wording.reader.said;
  const cut = (start: number, end: number): string => text.slice(start, end).trim();
  if (after.end > before.end) return takenIn(cut(before.end, after.end));
  if (after.end < before.end) return letGo(cut(after.end, before.end));
  if (after.start < before.start) return takenIn(cut(after.start, before.start));
  if (after.start > before.start) return letGo(cut(before.start, after.start));
  return undefined;
}
