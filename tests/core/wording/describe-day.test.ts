import { expect, test } from "vitest";
import {
  calendarDay,
  describeAge,
  describeDay,
  describeWholeDay,
} from "#core/wording/describe-day.js";

const NOW = "2026-11-22T10:00:00.000Z";
const utc = { timeZone: "UTC" };

test("near days have their own names", () => {
  expect(describeDay("2026-11-22T00:00:00.000Z", NOW, utc)).toBe("Today");
  expect(describeDay("2026-11-21T23:59:59.999Z", NOW, utc)).toBe("Yesterday");
  expect(describeDay("2026-11-19T12:00:00.000Z", NOW, utc)).toBe("Thu 19 Nov");
});

test("a day of long ago, and one to come, says its year", () => {
  expect(describeDay("2025-03-14T12:00:00.000Z", NOW, utc)).toBe("14 Mar 2025");
  expect(describeDay("2027-01-02T12:00:00.000Z", NOW, utc)).toBe("2 Jan 2027");
});

test("the calendar of the place decides, not twenty-four hours", () => {
  expect(describeDay("2026-11-21T20:00:00.000Z", NOW, { timeZone: "Asia/Tokyo" })).toBe("Today");
  expect(describeDay("2026-11-21T20:00:00.000Z", NOW, utc)).toBe("Yesterday");
});

test("what is no date is shown as it stands", () => {
  expect(describeDay("some time in spring", NOW, utc)).toBe("some time in spring");
});

test("an age is said as people say it", () => {
  expect(describeAge("2026-11-22T09:59:40.000Z", NOW, utc)).toBe("just now");
  expect(describeAge("2026-11-22T09:40:00.000Z", NOW, utc)).toBe("20 min ago");
  expect(describeAge("2026-11-22T07:00:00.000Z", NOW, utc)).toBe("3 h ago");
  expect(describeAge("2026-11-21T07:00:00.000Z", NOW, utc)).toBe("yesterday");
  expect(describeAge("2026-11-18T07:00:00.000Z", NOW, utc)).toBe("4 days ago");
  expect(describeAge("2026-11-01T07:00:00.000Z", NOW, utc)).toBe("Sun 1 Nov");
});

test("a clock that runs ahead elsewhere makes no negative age", () => {
  expect(describeAge("2026-11-22T10:00:30.000Z", NOW, utc)).toBe("just now");
});

test("a day begins where the reader is, and a heading names it in full", () => {
  const inTokyo = { timeZone: "Asia/Tokyo" };
  expect(calendarDay("2026-11-22T20:00:00.000Z", inTokyo)).toBe("2026-11-23");
  expect(calendarDay("2026-11-22T20:00:00.000Z", { timeZone: "UTC" })).toBe("2026-11-22");
  expect(calendarDay("someday")).toBe("someday");
  const now = "2026-11-24T16:00:00.000Z";
  const named = (day: string): string => describeWholeDay(day, now, inTokyo);
  expect(named("2026-11-25")).toBe("Today");
  expect(named("2026-11-24")).toBe("Yesterday");
  expect(named("2026-11-23")).toBe("23 November 2026");
  expect(describeWholeDay("2026-11-24", now, { timeZone: "UTC" })).toBe("Today");
});
