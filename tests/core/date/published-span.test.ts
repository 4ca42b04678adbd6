import * as fc from "fast-check";
import { expect, test } from "vitest";
import { publishedSpan } from "#core/date/published-span.js";

test.each<[string, string, string]>([
  ["2024", "2024-01-01T00:00:00.000Z", "2025-01-01T00:00:00.000Z"],
  ["2024-02", "2024-02-01T00:00:00.000Z", "2024-03-01T00:00:00.000Z"],
  ["2024-12", "2024-12-01T00:00:00.000Z", "2025-01-01T00:00:00.000Z"],
  ["2024-02-29", "2024-02-29T00:00:00.000Z", "2024-03-01T00:00:00.000Z"],
  ["0024-01-01", "0024-01-01T00:00:00.000Z", "0024-01-02T00:00:00.000Z"],
  [" 2024-06-30 ", "2024-06-30T00:00:00.000Z", "2024-07-01T00:00:00.000Z"],
  ["2024-06-30T23:30:05Z", "2024-06-30T23:30:05.000Z", "2024-07-01T00:00:00.000Z"],
  ["2024-06-30T23:30:05.250-05:00", "2024-06-30T23:30:05.000Z", "2024-07-01T00:00:00.000Z"],
  ["2024-06-30T00:10+0200", "2024-06-30T00:10:00.000Z", "2024-07-01T00:00:00.000Z"],
  ["2024-06-30 23:30", "2024-06-30T23:30:00.000Z", "2024-07-01T00:00:00.000Z"],
  ["2024-06-30T99:99", "2024-06-30T00:00:00.000Z", "2024-07-01T00:00:00.000Z"],
])("%j is the day that is written there", (written, from, until) => {
  expect(publishedSpan(written)).toEqual({ from: Date.parse(from), until: Date.parse(until) });
});

test.each([
  "",
  "spring 2024",
  "2024-13",
  "2024-00",
  "2024-02-30",
  "2023-02-29",
  "0000",
  "24",
  "20240630",
])("%j is no date", (written) => {
  expect(publishedSpan(written)).toBeUndefined();
});

test("whatever a file says, its date ends after it begins, or it has none", () => {
  const written = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^\d{4}(-\d\d){0,2}(T\d\d:\d\d(:\d\d)?)?Z?$/),
  );
  fc.assert(
    fc.property(written, (published) => {
      const span = publishedSpan(published);
      expect(span === undefined || span.from < span.until).toBe(true);
    }),
  );
});
