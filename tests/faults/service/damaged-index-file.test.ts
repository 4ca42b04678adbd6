import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type DamagedIndexFile,
  flipBits,
  makeDamagedIndexFile,
} from "../../main/service/damaged-index-file.ts";
import { howMany } from "../how-many.ts";
import { reportCell } from "../report/report-cell.ts";
import { rowsOf } from "./rows-of-database.ts";

/** Of each draw. */
const FLIPS = howMany({ quick: 20, all: 80 });
const DRAWS = [1, 2, 3, 4, 5].slice(0, howMany({ quick: 1, all: 5 }));

/** Of all draws. */
const all = { flips: 0, shown: 0, changed: 0, rowsLost: 0 };

let file: DamagedIndexFile;
beforeAll(async () => {
  file = await makeDamagedIndexFile();
});
afterAll(() => file[Symbol.asyncDispose]());

test.for(DRAWS)(
  `whichever of ${FLIPS} bits of the index is flipped, the app opens, shows nothing that is not so, and answers in the end as with a new one: draw %i`,
  async (seed) => {
    const whole = rowsOf(file.whole);
    const { shown, lasting } = await flipBits(file, FLIPS, seed, (damaged) => {
      all.rowsLost += whole.difference(rowsOf(damaged)).size;
    });
    // What FTS5 wrote of the words has no checksum: the little that its own check does not see stays until the next rebuild.
    const changed = lasting.filter((owner) => !owner.includes("_words_"));
    all.flips += FLIPS;
    all.shown += shown.length;
    all.changed += changed.length;
    expect(shown).toEqual([]);
    expect(changed).toEqual([]);
    expect(lasting.length).toBeLessThanOrEqual(2);
  },
);

test("all of them were tried", () => {
  reportCell({
    test: "T7",
    cell: "a bit of the index flipped",
    acknowledged: all.flips * file.records,
    points: all.flips,
    lost: all.shown + all.changed,
    naiveLost: all.rowsLost,
  });
  expect(all.flips).toBe(DRAWS.length * FLIPS);
});
