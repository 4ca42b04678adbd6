import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDay } from "#core/date/local-day.js";
import { isTimeZone, zoneClock } from "#core/date/zone-clock.js";
import { calendarDay } from "#core/wording/describe-day.js";

const HOUR_MS = 3_600_000;
const at = (moment: string): number => Date.parse(moment);

test("a day begins at midnight of the place, not of Greenwich", () => {
  expect(localDay(at("2026-11-22T23:30:00Z"), zoneClock("Europe/Berlin"))).toEqual({
    day: "2026-11-23",
    start: at("2026-11-22T23:00:00Z"),
    end: at("2026-11-23T23:00:00Z"),
  });
  expect(localDay(at("2026-11-22T04:00:00Z"), zoneClock("America/New_York")).day).toBe(
    "2026-11-21",
  );
});

describe("around a change of the clocks", () => {
  test.each([
    ["has 23 hours in spring", "2026-03-29", "Europe/Berlin", 23],
    ["has 25 hours in autumn", "2026-10-25", "Europe/Berlin", 25],
    ["begins at one where midnight is left out", "2018-11-04", "America/Sao_Paulo", 23],
    ["has 24.5 hours on Lord Howe Island", "2026-04-05", "Australia/Lord_Howe", 24.5],
  ])("a day %s", (_, day, timeZone, hours) => {
    const noon = at(`${day}T12:00:00Z`);
    const { start, end, ...rest } = localDay(noon, zoneClock(timeZone));
    expect(rest).toEqual({ day });
    expect((end - start) / HOUR_MS).toBe(hours);
  });
});

test("zones that are no zones are known as such", () => {
  expect(isTimeZone("Asia/Kathmandu")).toBe(true);
  expect(isTimeZone("Middle/Earth")).toBe(false);
});

test("every moment lies in its day, and that day is the one a calendar shows", () => {
  const zones = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
    "Africa/Cairo",
    "Pacific/Apia",
    "Australia/Lord_Howe",
  ];
  const moment = fc.integer({ min: at("1975-01-01"), max: at("2045-01-01") });
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (when, timeZone) => {
      const { day, start, end } = localDay(when, zoneClock(timeZone));
      const shown = (ms: number): string => calendarDay(new Date(ms).toISOString(), { timeZone });
      expect(start <= when && when < end).toBe(true);
      expect([shown(start), shown(when), shown(end - 1)]).toEqual([day, day, day]);
      expect(shown(start - 1) < day && shown(end) > day).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
