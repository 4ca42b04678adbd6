import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nextTime, ownTime, writtenAt } from "#core/operation/hybrid-clock.js";
import { HybridTime } from "#core/operation/operation.js";

const noon = Date.UTC(2026, 10, 22, 12);

test("wall time is taken while it runs ahead", () => {
  expect(nextTime(noon, undefined)).toBe("2026-11-22T12:00:00.000Z-0000");
  expect(nextTime(noon + 1, nextTime(noon, undefined))).toBe("2026-11-22T12:00:00.001Z-0000");
});

test("a clock that stands still or is set back counts on from the latest time seen", () => {
  const latest = HybridTime.parse("2026-11-22T12:00:00.000Z-00fe");
  expect(nextTime(noon, latest)).toBe("2026-11-22T12:00:00.000Z-00ff");
  expect(nextTime(noon - 40 * 86_400_000, latest)).toBe("2026-11-22T12:00:00.000Z-00ff");
});

test("a full counter goes on in the next millisecond", () => {
  const full = HybridTime.parse("2026-11-22T12:00:00.000Z-ffff");
  expect(nextTime(0, full)).toBe("2026-11-22T12:00:00.001Z-0000");
});

test("after the last time there is, that one stays", () => {
  const last = HybridTime.parse("9999-12-31T23:59:59.999Z-ffff");
  expect(nextTime(noon, last)).toBe(last);
  expect(nextTime(1e300, undefined)).toBe(last);
});

test("a clock before 1970 counts from there", () => {
  expect(nextTime(-1e15, undefined)).toBe("1970-01-01T00:00:00.000Z-0000");
});

test("every time is after the one before, whatever the wall clocks say, and sorts as text", () => {
  const start = Date.UTC(1970, 0);
  const end = Date.UTC(9999, 0);
  const wallTime = fc.oneof(
    fc.integer({ min: start, max: end }),
    fc.constantFrom(noon, noon + 1, -5),
  );
  fc.assert(
    fc.property(fc.array(wallTime, { minLength: 2, maxLength: 20 }), (walls) => {
      let latest: HybridTime | undefined;
      for (const wall of walls) {
        const next = HybridTime.parse(nextTime(wall, latest));
        if (latest !== undefined) expect(next > latest).toBe(true);
        expect(Date.parse(writtenAt({ t: next }))).toBeGreaterThanOrEqual(wall);
        latest = next;
      }
    }),
  );
});

test("what the writer's own clock said is told beside a time that was carried ahead", () => {
  const ahead = HybridTime.parse("2031-01-01T00:00:00.000Z-0000");
  const t = nextTime(noon, ahead);
  const at = ownTime(noon, t);
  expect({ t, at }).toEqual({
    t: "2031-01-01T00:00:00.000Z-0001",
    at: "2026-11-22T12:00:00.000Z",
  });
  expect(writtenAt({ t, at })).toBe("2026-11-22T12:00:00.000Z");
  const own = nextTime(noon, undefined);
  expect(ownTime(noon, own)).toBeUndefined();
  expect(writtenAt({ t: own })).toBe("2026-11-22T12:00:00.000Z");
});

test("a time that cannot be is refused, so that no line can stop the clock", () => {
  expect(HybridTime.safeParse("2026-13-01T00:00:00.000Z-0000").success).toBe(false);
  const leap = HybridTime.parse("2026-02-31T23:59:59.999Z-ffff");
  expect(HybridTime.safeParse(nextTime(0, leap)).success).toBe(true);
});
