import * as fc from "fast-check";
import { expect, test } from "vitest";
import { SnapshotReason } from "#core/snapshot/snapshot-record.js";
import { KEPT, type KeptSnapshot, MOST_SPARED, whichToKeep } from "#core/snapshot/which-to-keep.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 10, 1);

function hourly(sequence: number, madeAt: number): KeptSnapshot {
  return { sequence, madeAt, reason: "hourly" };
}

/** In the order in which they were made, by clocks that do what they like. */
const snapshots = fc
  .array(
    fc.record({
      madeAt: fc.oneof(
        fc.integer({ min: START, max: START + 100 * DAY_MS }),
        fc.integer({ min: START, max: START + DAY_MS }),
        fc.integer({ min: START - 9_000 * DAY_MS, max: START + 9_000 * DAY_MS }),
      ),
      reason: fc.constantFrom(...SnapshotReason.options),
      sparedAt: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
    }),
    { maxLength: 200 },
  )
  .map((list) => list.map((one, index): KeptSnapshot => ({ ...one, sequence: index + 1 })));

test("whatever the clocks say, the newest stays, and never more than there are periods", () => {
  fc.assert(
    fc.property(snapshots, (all) => {
      const kept = whichToKeep(all);
      if (all.length > 0) expect(kept).toContain(all.at(-1));
      const most = 2 * KEPT.hours + KEPT.days + KEPT.weeks + MOST_SPARED;
      expect(kept.length).toBeLessThanOrEqual(most);
      expect(whichToKeep(kept)).toEqual(kept);
    }),
    { numRuns: 200 },
  );
});

test("of every period that is kept the newest is", () => {
  fc.assert(
    fc.property(snapshots, (all) => {
      const kept = whichToKeep(all);
      for (const [length, most] of [
        [HOUR_MS, KEPT.hours],
        [DAY_MS, KEPT.days],
        [7 * DAY_MS, KEPT.weeks],
      ] as const) {
        const newest = new Map<number, KeptSnapshot>();
        for (const one of all.toReversed()) {
          const period = Math.floor(one.madeAt / length);
          if (!newest.has(period)) newest.set(period, one);
        }
        for (const one of [...newest.values()].slice(0, most)) expect(kept).toContain(one);
      }
    }),
    { numRuns: 200 },
  );
});

test("a hundred days of one an hour leave a day of hours, two weeks of days and eight weeks", () => {
  let all: readonly KeptSnapshot[] = [];
  for (let hour = 0; hour < 100 * 24; hour += 1) {
    all = whichToKeep([...all, hourly(hour + 1, START + hour * HOUR_MS)]);
  }
  const ages = all.map(({ madeAt }) => START + 99 * DAY_MS + 23 * HOUR_MS - madeAt);
  expect(ages.filter((age) => age < DAY_MS)).toHaveLength(24);
  const days = new Set(all.map(({ madeAt }) => Math.floor(madeAt / DAY_MS)));
  expect(days.size).toBeGreaterThanOrEqual(KEPT.days);
  expect(Math.max(...ages)).toBeGreaterThan(6 * 7 * DAY_MS);
  expect(all.length).toBeLessThanOrEqual(24 + 14 + 8);
});

test("a clock that jumped ten years ahead and back costs neither what came before nor what comes after", () => {
  const before = Array.from({ length: 5 }, (_, day) => hourly(day + 1, START + day * DAY_MS));
  const ahead = hourly(6, START + 3_650 * DAY_MS);
  const after = hourly(7, START + 5 * DAY_MS);
  expect(whichToKeep([...before, ahead, after])).toEqual([...before, ahead, after]);
});

test("one made before a deed stays beside the hourly one of its hour", () => {
  const all: readonly KeptSnapshot[] = [
    { sequence: 1, madeAt: START, reason: "import" },
    { sequence: 2, madeAt: START + 1, reason: "repair" },
    { sequence: 3, madeAt: START + 2, reason: "import" },
    { sequence: 4, madeAt: START + 3, reason: "hourly" },
  ];
  expect(whichToKeep(all).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
});

test("one that is spared stays beside the later ones of its hour, and the last that were spared stay", () => {
  const spared = { ...hourly(1, START), sparedAt: 2 };
  expect(whichToKeep([spared, hourly(2, START + 1)])).toHaveLength(2);
  const many = Array.from({ length: MOST_SPARED + 5 }, (_, number) => ({
    ...hourly(number + 2, START + number),
    sparedAt: number + 2,
  }));
  const chosen = { ...spared, sparedAt: 100 };
  const kept = whichToKeep([chosen, ...many]);
  expect(kept).toContain(chosen);
  expect(kept).toHaveLength(MOST_SPARED);
});

test("each copy of a library has its own newest of an hour", () => {
  const all = ["a", "b", "a", "b"].map((place, index) => ({
    ...hourly(index + 1, START + index),
    place,
  }));
  expect(whichToKeep(all)).toEqual(all.slice(2));
});
