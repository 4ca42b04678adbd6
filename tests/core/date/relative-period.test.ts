import * as fc from "fast-check";
import { expect, test } from "vitest";
import { calendarDay, dayOf, type Period, readPeriod } from "#core/date/period.js";
import { RELATIVE_PERIODS, relativePeriod } from "#core/date/relative-period.js";

function written({ firstDay, nextDay }: Period): string {
  return [firstDay, nextDay - 1]
    .map(calendarDay)
    .map(({ year, month, day }) => `${year}-${month}-${day}`)
    .join(" to ");
}

/** A Thursday. */
const TODAY = dayOf(2026, 11, 26);

test.each([
  ["today", "2026-11-26 to 2026-11-26"],
  ["yesterday", "2026-11-25 to 2026-11-25"],
  ["this-week", "2026-11-23 to 2026-11-29"],
  ["last-week", "2026-11-16 to 2026-11-22"],
  ["this-month", "2026-11-1 to 2026-11-30"],
  ["last-month", "2026-10-1 to 2026-10-31"],
  ["this-year", "2026-1-1 to 2026-12-31"],
  ["last-year", "2025-1-1 to 2025-12-31"],
  ["0-days-ago", "2026-11-26 to 2026-11-26"],
  ["1-day-ago", "2026-11-25 to 2026-11-25"],
  ["30-days-ago", "2026-10-27 to 2026-10-27"],
  ["2-weeks-ago", "2026-11-12 to 2026-11-12"],
  ["12-months-ago", "2025-11-26 to 2025-11-26"],
  ["10-years-ago", "2016-11-26 to 2016-11-26"],
])("%s", (word, days) => {
  expect(written(relativePeriod(word, TODAY) ?? { firstDay: 0, nextDay: 0 })).toBe(days);
});

test.each([
  ["1-month-ago", dayOf(2026, 3, 31), "2026-2-28"],
  ["1-month-ago", dayOf(2026, 1, 31), "2025-12-31"],
  ["1-year-ago", dayOf(2024, 2, 29), "2023-2-28"],
  ["last-month", dayOf(2026, 1, 5), "2025-12-1"],
])("%s at the end of a month or a year", (word, today, first) => {
  const period = relativePeriod(word, today);
  expect(period && written(period).split(" to ")[0]).toBe(first);
});

test("a week has seven days, begins on Monday and has today in it", () => {
  fc.assert(
    fc.property(fc.integer({ min: -800_000, max: 80_000 }), (today) => {
      const { firstDay, nextDay } = relativePeriod("this-week", today) as Period;
      // 5 January 1970 was a Monday.
      expect(Math.abs((firstDay - 4) % 7)).toBe(0);
      expect([nextDay - firstDay, firstDay <= today, today < nextDay]).toEqual([7, true, true]);
    }),
  );
});

test("every period that can be named has a day, whatever day it is", () => {
  const words = fc.oneof(
    fc.constantFrom(...RELATIVE_PERIODS),
    fc.stringMatching(/^\d{1,4}-(day|week|month|year)s-ago$/),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: -100_000, max: 100_000 }), (word, today) => {
      const { firstDay, nextDay } = relativePeriod(word, today) as Period;
      expect(Number.isInteger(firstDay) && Number.isInteger(nextDay)).toBe(true);
      expect(firstDay).toBeLessThan(nextDay);
    }),
  );
});

test.each(["soon", "ago", "-days-ago", "99999-days-ago", "3 days ago", "3-days", "Today"])(
  "%s is none",
  (word) => {
    expect(relativePeriod(word, TODAY)).toBeUndefined();
  },
);

test("a day is written as the calendar has it", () => {
  fc.assert(
    fc.property(fc.integer({ min: dayOf(1, 1, 1), max: dayOf(9999, 12, 31) }), (day) => {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
      expect(readPeriod(date)).toEqual({ firstDay: day, nextDay: day + 1 });
    }),
  );
});
