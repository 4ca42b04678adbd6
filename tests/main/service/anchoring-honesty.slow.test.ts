import { beforeAll, describe, expect, test, type TestContext } from "vitest";
import { byQuoteAlone, MATCHERS, onBestPlace, withOldText } from "./anchoring/matchers.ts";
import { type Cell, createTally } from "./anchoring/measure-honesty.ts";
import { HALVES, pageRenditions } from "./anchoring/page-renditions.ts";

/*
 * `npm run bench -- anchoring` prints the whole table, of eight times as many passages; WHY.md of electron/core/anchor tells
 * what came out. Here are bounds that hold for both halves of the pages.
 */

/** Of each length, in each situation, on each page. */
const PASSAGES = 10;

const KINDS = {
  unchanged: /^unchanged$/,
  reExtracted: / in /,
  edited: /^edited/,
  muchEdited: /20 %$/,
  moved: /moved$/,
  removed: /^removed/,
  any: /./,
} as const;

interface Chosen {
  readonly kind: keyof typeof KINDS;
  readonly fewestWords?: number;
}

describe.each(HALVES)("passages of pages %s", (half) => {
  let cells: readonly Cell[] = [];
  let pages = 0;

  beforeAll(async () => {
    const tally = createTally(MATCHERS);
    for await (const renditions of pageRenditions(half)) {
      tally.addPage(renditions, PASSAGES);
      pages += 1;
    }
    cells = tally.cells();
  });

  /** Without the shared data there is one page, which is in one of the halves, and too short to mislead anybody. */
  function needPages({ skip }: TestContext, fewest: number): void {
    if (pages < fewest) skip("the shared pages are not here");
  }

  /** Of all highlights that were chosen, 0 to 1. */
  function shareOf(
    part: (cell: Cell) => number,
    matcher: { readonly name: string },
    { kind, fewestWords = 1 }: Chosen,
  ): number {
    const chosen = cells.filter(
      (cell) =>
        cell.matcher === matcher.name &&
        KINDS[kind].test(cell.situation) &&
        cell.words >= fewestWords,
    );
    const all = chosen.reduce((sum, { highlights }) => sum + highlights, 0);
    expect(all).toBeGreaterThan(0);
    return chosen.reduce((sum, cell) => sum + part(cell), 0) / all;
  }

  const correct = (cell: Cell) => cell.correct;
  const wrong = (cell: Cell) => cell.wrong;
  const uncertain = (cell: Cell) => cell.uncertain;
  const found = (cell: Cell) => cell.correct + cell.offered;

  test("stay where they are in the same text", (context) => {
    needPages(context, 1);
    expect(shareOf(correct, withOldText, { kind: "unchanged" })).toBe(1);
    expect(shareOf(wrong, byQuoteAlone, { kind: "unchanged" })).toBe(0);
  });

  test("are found in another rendition of their page", (context) => {
    needPages(context, 1);
    const passages = { kind: "reExtracted", fewestWords: 3 } as const;
    expect(shareOf(correct, withOldText, passages)).toBeGreaterThanOrEqual(0.995);
    expect(shareOf(uncertain, withOldText, passages)).toBeLessThanOrEqual(0.03);
  });

  test.for([withOldText, byQuoteAlone])(
    "hardly ever settle elsewhere $name",
    (matcher, context) => {
      needPages(context, 1);
      for (const kind of ["reExtracted", "edited", "moved", "removed"] as const) {
        expect(shareOf(wrong, matcher, { kind }), kind).toBeLessThanOrEqual(0.005);
      }
    },
  );

  test("are found, or the right place is offered, where a fifth of all words are others", (context) => {
    needPages(context, 1);
    expect(shareOf(found, withOldText, { kind: "muchEdited" })).toBeGreaterThanOrEqual(0.85);
  });

  test("are counted by the thousand where they were removed", (context) => {
    needPages(context, 2);
    const removed = cells.filter(({ situation }) => KINDS.removed.test(situation));
    const own = removed.filter(({ matcher }) => matcher === withOldText.name);
    const all = own.reduce((sum, { highlights }) => sum + highlights, 0);
    expect(all).toBeGreaterThanOrEqual(1_000);
  });

  test("lie by the dozen without floor, margin and doubt, and the measure sees it", (context) => {
    needPages(context, 2);
    expect(shareOf(wrong, onBestPlace, { kind: "removed" })).toBeGreaterThan(0.1);
    expect(shareOf(wrong, onBestPlace, { kind: "any" })).toBeGreaterThan(0.02);
  });
});
