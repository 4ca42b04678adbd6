import { useMemo } from "react";
import type { Span } from "#core/anchor/selectors.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../../data/use-color-names.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { scrollToSpan } from "../frame/scroll-to-span.ts";
import { announce } from "../state/announce.ts";
import { type ReaderStore, useReaderStore } from "../state/reader-store.ts";
import { type ReadingUnits, readingUnits } from "../text/reading-units.ts";
import { describeCursor, describeReach } from "./describe-cursor.ts";
import { type CursorGoal, type CursorReach, goFrom, reachFrom } from "./move-cursor.ts";
import type { PlacedAnnotation } from "./use-painter.ts";
import { READING_HEIGHT } from "./use-passage.ts";
import { clearSelection } from "./use-selection.ts";

/** A cursor as wide as a sentence, moved by keys, spoken by screen readers; the document's own selection is left alone. */
export interface SentenceCursor {
  /** Shows it where one reads, or takes it away. */
  toggle(): boolean;
  /** All of these return false while the cursor is not shown, so that the keys keep their meaning. */
  go(goal: CursorGoal): boolean;
  reach(reach: CursorReach): boolean;
  /** Says the sentence's place in its paragraph and the article, and the heading that it stands under. */
  sayPlace(): boolean;
  /** Takes it along to where a link or the outline leads. */
  follow(offset: number): boolean;
}

/** @param leftAt  where the reader was when the article was last left, as an offset */
export function useSentenceCursor(
  page: ArticlePage | undefined,
  placed: readonly PlacedAnnotation[],
  leftAt: number | undefined,
): SentenceCursor {
  const store = useReaderStore();
  const names = useColorNames();
  const reading = useMemo(() => (page === undefined ? undefined : beginReading(page)), [page]);
  return useMemo(() => {
    if (page === undefined || reading === undefined) return NO_CURSOR;
    const colorsIn = ({ start, end }: Span): readonly string[] =>
      placed
        .filter(({ span }) => span.start < end && span.end > start)
        .map(({ color }) => names[color]);
    return makeCursor({ page, ...reading, colorsIn, store, leftAt });
  }, [page, placed, store, reading, names, leftAt]);
}

const NO_CURSOR: SentenceCursor = {
  toggle: () => false,
  go: () => false,
  reach: () => false,
  sayPlace: () => false,
  follow: () => false,
};

/** What stays the same for a page whatever becomes of its highlights. */
interface Reading {
  /** Made when they are first asked for: most readers never do. */
  readonly units: () => ReadingUnits;
  readonly memory: {
    /** Where the heading begins that was said last. */
    heading: number | undefined;
    /** Where the cursor was when it was taken away. */
    last: Span | undefined;
  };
}

function beginReading(page: ArticlePage): Reading {
  let made: ReadingUnits | undefined;
  return {
    units: () => (made ??= readingUnits(page)),
    memory: { heading: undefined, last: undefined },
  };
}

interface CursorParts extends Reading {
  readonly page: ArticlePage;
  readonly colorsIn: (span: Span) => readonly string[];
  readonly store: ReaderStore;
  readonly leftAt: number | undefined;
}

function makeCursor(parts: CursorParts): SentenceCursor {
  const { page, units, memory, store } = parts;
  const { text } = page.offsets;
  const { said } = wording.reader;
  const here = (): Span | undefined => store.getState().cursor;

  return {
    toggle() {
      const cursor = here();
      if (cursor !== undefined) {
        memory.last = cursor;
        store.setState({ cursor: undefined });
        announce(store, said.cursorGone);
        return true;
      }
      const start = whereOneReads(parts);
      clearSelection(page);
      memory.heading = undefined;
      if (start !== undefined) return show(parts, start, "jump");
      announce(store, said.noWords);
      return true;
    },
    go(goal) {
      const cursor = here();
      if (cursor === undefined) return false;
      const next = goFrom(cursor, goal, units(), text.length);
      if (next !== undefined) return show(parts, next, STEPS.has(goal) ? "step" : "jump");
      const isHeading = goal.endsWith("heading");
      const isOnwards = goal.startsWith("next");
      announce(store, isHeading ? said.noHeading : isOnwards ? said.textEnds : said.textBegins);
      return true;
    },
    reach(reach) {
      const cursor = here();
      if (cursor === undefined) return false;
      const moved = reachFrom(cursor, reach, units());
      store.setState({ cursor: moved, focused: undefined });
      announce(store, describeReach(text, cursor, moved) ?? said.edgeStays);
      const end = { start: moved.end - 1, end: moved.end };
      void scrollToSpan(page, end, { share: READING_HEIGHT, unless: "in-view" });
      return true;
    },
    sayPlace() {
      const offset = here()?.start ?? store.getState().visible.start;
      announce(store, placeSaid(units(), text, offset));
      return true;
    },
    follow(offset) {
      const sentence = here() === undefined ? undefined : units().sentences.at(offset);
      return sentence === undefined ? false : show(parts, sentence, "jump");
    },
  };
}

/** @param by  a step to what is next, or a jump to anywhere, after which one wants to know where that is */
function show(
  { page, units, memory, colorsIn, store }: CursorParts,
  cursor: Span,
  by: "step" | "jump",
): true {
  const { text } = page.offsets;
  const before = store.getState().cursor;
  const heading = units().headingAbove(cursor.start);
  const isHere = heading !== undefined && cursor.start < heading.end;
  const isNew = heading !== undefined && heading.start !== memory.heading;
  memory.heading = heading?.start;
  const isStep = by === "step" && before !== undefined;
  announce(
    store,
    describeCursor({
      words: text.slice(cursor.start, cursor.end),
      heading:
        isHere || isNew ? { words: text.slice(heading.start, heading.end), isHere } : undefined,
      colors: colorsIn(cursor),
      passed: isStep ? page.folds.closedIn(between(before, cursor)) : [],
      share: isStep ? undefined : cursor.end / text.length,
    }),
  );
  store.setState({ cursor, focused: undefined });
  // A link that had the focus would keep it, and the next Enter.
  blurWithin(page);
  void scrollToSpan(page, cursor, { share: READING_HEIGHT, unless: "in-view" });
  return true;
}

/** Who goes on and on knows about where they are. */
const STEPS: ReadonlySet<CursorGoal> = new Set([
  "next-sentence",
  "previous-sentence",
  "next-paragraph",
  "previous-paragraph",
]);

function placeSaid(units: ReadingUnits, text: string, offset: number): string {
  const { said } = wording.reader;
  const heading = units.headingAbove(offset);
  const { sentence, sentences } = units.placeInParagraph(offset);
  return [
    said.percent(text === "" ? 1 : offset / text.length),
    heading === undefined ? "" : said.under(text.slice(heading.start, heading.end)),
    sentences > 0 ? said.inParagraph(sentence, sentences) : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/**
 * What is selected or has the focus; else where the cursor was, here or when the article was last left, while that is in view; else the first
 * sentence that begins in view.
 */
function whereOneReads({ units, memory, store, leftAt }: CursorParts): Span | undefined {
  const { last } = memory;
  const { sentences } = units();
  const { visible, selection } = store.getState();
  if (selection !== undefined) return sentences.at(selection.start);
  const isInView = (offset: number): boolean => offset >= visible.start && offset < visible.end;
  if (last !== undefined && isInView(last.start)) return last;
  if (leftAt !== undefined && isInView(leftAt)) {
    const left = sentences.at(leftAt);
    if (left?.start === leftAt) return left;
  }
  const first = sentences.at(visible.start);
  // One that began above the window is not begun with.
  const isCut = first !== undefined && first.start < visible.start;
  return isCut ? (sentences.after(first) ?? first) : first;
}

function between(one: Span, other: Span): Span {
  return { start: Math.min(one.end, other.end), end: Math.max(one.start, other.start) };
}

function blurWithin({ document: inside, root }: ArticlePage): void {
  const { activeElement } = inside;
  if (activeElement === null || !root.contains(activeElement)) return;
  // Elements of HTML and SVG can both be blurred; of the frame's realm, where `instanceof` is false.
  (activeElement as HTMLElement).blur();
}
