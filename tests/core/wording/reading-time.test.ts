import { expect, test } from "vitest";
import { describeReadingTime, readingMinutes } from "#core/wording/reading-time.js";

test("any text takes a minute, none takes none", () => {
  expect(readingMinutes(0)).toBe(0);
  expect(readingMinutes(1)).toBe(1);
  expect(readingMinutes(2_070)).toBe(9);
});

test("hours are said from an hour on, and minutes no more beyond a day", () => {
  expect(describeReadingTime(59 * 230)).toBe("59 min");
  expect(describeReadingTime(60 * 230)).toBe("1 h");
  expect(describeReadingTime(860 * 230)).toBe("14 h 20 min");
  expect(describeReadingTime(144_450 * 230)).toBe("2,407 h");
});
