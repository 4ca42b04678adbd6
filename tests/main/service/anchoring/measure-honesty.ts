import type { Anchor } from "#core/anchor/anchor.js";
import type { Span } from "#core/anchor/selectors.js";
import { assertNever } from "#core/assert-never.js";
import type { Matcher } from "./matchers.ts";
import type { Renditions } from "./page-renditions.ts";
import { type LeftOut, type Situation, type Trial, trialsOf, type WordCount } from "./trials.ts";

/** What came of the highlights of one length, in one situation, by one matcher. */
export interface Cell {
  readonly situation: Situation;
  readonly words: WordCount;
  readonly matcher: string;
  /** Correct, wrong, uncertain and orphaned ones. */
  highlights: number;
  /** Both ends within two code units of the true place; of what was removed: orphaned. */
  correct: number;
  /** Placed or moved anywhere else. */
  wrong: number;
  uncertain: number;
  /** Of the uncertain ones, those whose true place is among the candidates. */
  offered: number;
  /** Although the words are there. */
  orphaned: number;
  /** Of which the measure does not know the true place: counted, not judged. */
  leftOut: number;
  /** Of which nobody could know by the quote alone that they are gone: counted, not judged. */
  twins: number;
}

export type Outcome = "correct" | "wrong" | "offered" | "uncertain" | "orphaned";

/** Told of every highlight, to look into single ones. */
export type Witness = (judged: {
  readonly page: string;
  readonly trial: Trial;
  readonly matcher: string;
  readonly anchor: Anchor;
  readonly outcome: Outcome;
}) => void;

/** Adds up what matchers do with the highlights of pages. */
export function createTally(matchers: readonly Matcher[], witness?: Witness) {
  const cells = new Map<string, Cell>();

  function cellOf({ situation, words }: Trial | LeftOut, matcher: string): Cell {
    const key = `${situation}, ${words}, ${matcher}`;
    const cell = cells.get(key) ?? emptyCell(situation, words, matcher);
    cells.set(key, cell);
    return cell;
  }

  function judge(page: string, trial: Trial, matcher: Matcher): void {
    const cell = cellOf(trial, matcher.name);
    if (trial.isTwin && !matcher.knowsOldText) {
      cell.twins += 1;
      return;
    }
    const anchor = matcher.find(trial);
    const outcome = outcomeOf(anchor, trial.truth);
    cell.highlights += 1;
    if (outcome === "offered") cell.uncertain += 1;
    cell[outcome] += 1;
    witness?.({ page, trial, matcher: matcher.name, anchor, outcome });
  }

  return {
    /** @param count  passages of each length, in each situation */
    addPage(renditions: Renditions, count: number): void {
      for (const trial of trialsOf(renditions, count)) {
        for (const matcher of matchers) {
          if (trial.kind === "left out") cellOf(trial, matcher.name).leftOut += 1;
          else judge(renditions.name, trial, matcher);
        }
      }
    },
    cells: (): readonly Cell[] => [...cells.values()],
  };
}

function emptyCell(situation: Situation, words: WordCount, matcher: string): Cell {
  const counts = { highlights: 0, correct: 0, wrong: 0, uncertain: 0, offered: 0, orphaned: 0 };
  return { situation, words, matcher, ...counts, leftOut: 0, twins: 0 };
}

function outcomeOf(anchor: Anchor, truth: Span | undefined): Outcome {
  const { kind } = anchor;
  switch (kind) {
    case "placed":
    case "moved":
      return isNear(anchor.span, truth) ? "correct" : "wrong";
    case "uncertain":
      return anchor.candidates.some(({ span }) => isNear(span, truth)) ? "offered" : "uncertain";
    case "orphaned":
      return truth === undefined ? "correct" : "orphaned";
    default:
      return assertNever(kind);
  }
}

/** Code units by which each end may be off. */
const NEAR = 2;

function isNear(span: Span, truth: Span | undefined): boolean {
  return (
    truth !== undefined &&
    Math.abs(span.start - truth.start) <= NEAR &&
    Math.abs(span.end - truth.end) <= NEAR
  );
}
