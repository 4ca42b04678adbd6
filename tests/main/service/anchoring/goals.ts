import type { Cell } from "./measure-honesty.ts";
import type { Situation } from "./trials.ts";

/** What the measure is held against. Shares are 0 to 1. */
export interface Goal {
  readonly what: string;
  readonly share: number;
  readonly limit: number;
  readonly isKept: boolean;
}

const RE_EXTRACTED: ReadonlySet<Situation> = new Set(["article in page", "page in article"]);

/** @param cells  of one matcher. @returns goals for what is there */
export function goalsOf(cells: readonly Cell[]): readonly Goal[] {
  const unchanged = cells.filter(({ situation }) => situation === "unchanged");
  const reExtracted = cells.filter(
    ({ situation, words }) => RE_EXTRACTED.has(situation) && words >= 3,
  );
  const muchEdited = cells.filter(({ situation }) => situation === "edited, 20 %");
  return [
    atLeast("unchanged: placed", sharesOf(unchanged, placed), 1),
    atLeast("re-extracted, 3 words and more: correct", sharesOf(reExtracted, placed), 0.995),
    atMost("re-extracted, 3 words and more: uncertain", sharesOf(reExtracted, uncertain), 0.03),
    atMost("settled on a wrong place, in the worst cell", worstOf(cells, wrong, Math.max), 0.005),
    atLeast(
      "a fifth of the words edited: found or offered, in the worst cell",
      worstOf(muchEdited, found, Math.min),
      0.85,
    ),
  ].filter(({ share }) => Number.isFinite(share));
}

const placed = ({ correct }: Cell): number => correct;
const uncertain = (cell: Cell): number => cell.uncertain;
const wrong = (cell: Cell): number => cell.wrong;
const found = ({ correct, offered }: Cell): number => correct + offered;

/** Of all highlights of these cells together. */
function sharesOf(cells: readonly Cell[], part: (cell: Cell) => number): number {
  const all = cells.reduce((sum, { highlights }) => sum + highlights, 0);
  return cells.reduce((sum, cell) => sum + part(cell), 0) / all;
}

/** A cell with fewer highlights says little about a share of half a hundredth. */
const FEWEST_IN_CELL = 200;

function worstOf(
  cells: readonly Cell[],
  part: (cell: Cell) => number,
  worst: (...shares: readonly number[]) => number,
): number {
  return worst(
    ...cells
      .filter(({ highlights }) => highlights >= FEWEST_IN_CELL)
      .map((cell) => part(cell) / cell.highlights),
  );
}

function atLeast(what: string, share: number, limit: number): Goal {
  return { what, share, limit, isKept: share >= limit };
}

function atMost(what: string, share: number, limit: number): Goal {
  return { what, share, limit, isKept: share <= limit };
}
