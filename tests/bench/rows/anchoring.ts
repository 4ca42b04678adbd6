import { goalsOf } from "../../main/service/anchoring/goals.ts";
import { MATCHERS, onBestPlace } from "../../main/service/anchoring/matchers.ts";
import { type Cell, createTally } from "../../main/service/anchoring/measure-honesty.ts";
import { HALVES, pageRenditions } from "../../main/service/anchoring/page-renditions.ts";
import { SITUATIONS, WORD_COUNTS } from "../../main/service/anchoring/trials.ts";
import type { ShareCell, ShareTable } from "../figures/share-table.ts";
import type { Row } from "../run/row.ts";

/** Of each length, in each situation, on each page: half a hundredth of the highlights of a cell is then some of them. */
const PASSAGES = 80;

/**
 * Whether highlights stay on their words, ask, or lie, on pages of the web: see electron/core/anchor/WHY.md. Beside it the
 * same search without floor, margin or doubt, as a measure of what those are for.
 */
export const anchoringRow: Row = {
  name: "anchoring",
  async *figures(bench) {
    for (const half of HALVES) {
      const tally = createTally(MATCHERS);
      let pages = 0;
      for await (const renditions of pageRenditions(half)) {
        bench.say(`anchoring: ${half}, ${renditions.name}`);
        tally.addPage(renditions, PASSAGES);
        pages += 1;
      }
      if (pages === 0) continue;
      for (const { name } of MATCHERS) {
        const cells = tally.cells().filter(({ matcher }) => matcher === name);
        yield tableOf(`${name}, ${pages} pages ${half}`, cells, name === onBestPlace.name);
      }
    }
  },
};

const OUTCOMES = ["correct", "wrong", "uncertain", "orphaned"] as const;

function tableOf(what: string, cells: readonly Cell[], isBaseline: boolean): ShareTable {
  return {
    row: "anchoring",
    what,
    outcomes: OUTCOMES,
    lines: SITUATIONS.map((name) => ({
      name,
      cells: WORD_COUNTS.map((count) =>
        shareCell(
          `${count} ${count === 1 ? "word" : "words"}`,
          cells.find(({ situation, words }) => situation === name && words === count),
        ),
      ),
    })),
    goals: isBaseline ? [] : goalsOf(cells),
    notes: notesOn(cells),
  };
}

function notesOn(cells: readonly Cell[]): readonly string[] {
  const sumOf = (part: (cell: Cell) => number) =>
    cells.reduce((sum, cell) => sum + part(cell), 0).toLocaleString("en");
  const removed = cells.filter(({ situation }) => situation.startsWith("removed"));
  const gone = removed.reduce((sum, { highlights }) => sum + highlights, 0).toLocaleString("en");
  return [
    `Of ${sumOf(({ highlights }) => highlights)} the words of ${gone} were removed: correct is then to be orphaned.`,
    `Not judged: ${sumOf(({ leftOut }) => leftOut)} whose true place the texts do not tell, and ${sumOf(({ twins }) => twins)} ` +
      "of which just what is remembered stands elsewhere, and their own words do not.",
  ];
}

function shareCell(size: string, cell: Cell | undefined): ShareCell | undefined {
  if (cell === undefined || cell.highlights === 0) return undefined;
  const { highlights, offered, leftOut, twins } = cell;
  return {
    size,
    all: highlights,
    counts: OUTCOMES.map((outcome) => cell[outcome]),
    besides: { offered: offered / highlights, leftOut, twins },
  };
}
