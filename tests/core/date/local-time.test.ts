import * as fc from "fast-check";
import { expect, test } from "vitest";
import { startOfDay, today } from "#core/date/local-time.js";
import { dayOf } from "#core/date/period.js";
import { timeIn } from "./local-times.ts";

test.each([
  ["Europe/Berlin", "2026-11-26T22:59:59Z", dayOf(2026, 11, 26)],
  ["Europe/Berlin", "2026-11-26T23:00:00Z", dayOf(2026, 11, 27)],
  ["America/New_York", "2026-11-26T04:59:59Z", dayOf(2026, 11, 25)],
  ["Asia/Kathmandu", "2026-11-25T18:15:00Z", dayOf(2026, 11, 26)],
])("in %s it is at %s the day on the wall", (zone, now, day) => {
  expect(today(timeIn(zone, now))).toBe(day);
});

test.each([
  ["Europe/Berlin, winter", "Europe/Berlin", dayOf(2026, 1, 1), "2025-12-31T23:00:00.000Z"],
  ["Europe/Berlin, summer", "Europe/Berlin", dayOf(2026, 7, 1), "2026-06-30T22:00:00.000Z"],
  ["clocks go forward that day", "Europe/Berlin", dayOf(2026, 3, 29), "2026-03-28T23:00:00.000Z"],
  [
    "clocks went forward the day before",
    "Europe/Berlin",
    dayOf(2026, 3, 30),
    "2026-03-29T22:00:00.000Z",
  ],
  ["there is no midnight", "America/Sao_Paulo", dayOf(2018, 11, 4), "2018-11-04T03:00:00.000Z"],
  ["midnight comes twice", "America/Havana", dayOf(2025, 11, 2), "2025-11-02T04:00:00.000Z"],
])("a day begins there: %s", (_what, zone, day, moment) => {
  const start = startOfDay(day, timeIn(zone, "2026-11-26T12:00:00Z"));
  expect(new Date(start).toISOString()).toBe(moment);
});

test("the first moment of a day is that day, and the one before it is not", () => {
  const zones = [
    "UTC",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "America/Havana",
    "Australia/Lord_Howe",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: dayOf(1990, 1, 1), max: dayOf(2030, 1, 1) }),
      (zone, day) => {
        const here = timeIn(zone, "2026-11-26T12:00:00Z");
        const start = startOfDay(day, here);
        expect(today({ ...here, now: start })).toBe(day);
        expect(today({ ...here, now: start - 1 })).toBe(day - 1);
      },
    ),
    { numRuns: 300 },
  );
});
