import type { VersionFacts } from "#core/article/version-facts.js";
import { describeReadingTime } from "#core/wording/reading-time.js";
import { wording } from "#core/wording/wording.js";

const inYear = { year: "numeric", timeZone: "UTC" } as const;
const inMonth = { ...inYear, month: "long" } as const;
/** By the length of what is known: a book often says its year alone. */
const DATES: Readonly<Record<number, Intl.DateTimeFormat>> = {
  ["2026".length]: new Intl.DateTimeFormat("en-GB", inYear),
  ["2026-11".length]: new Intl.DateTimeFormat("en-GB", inMonth),
  ["2026-11-22".length]: new Intl.DateTimeFormat("en-GB", { ...inMonth, day: "numeric" }),
};

/** Site, date and reading time, as far as they are known, and whether it is a page without an article. */
export function describeFacts({
  site,
  published,
  words,
  isWholePage,
}: Pick<VersionFacts, "site" | "published" | "words" | "isWholePage">): readonly string[] {
  return [
    ...(site === null ? [] : [site]),
    ...(published === null ? [] : [describePublished(published)]),
    describeReadingTime(words),
    ...(isWholePage ? [wording.reader.wholePage] : []),
  ];
}

/** @param published  ISO 8601, or whatever the source wrote, which then stands as it is */
export function describePublished(published: string): string {
  // The day as its source wrote it, whatever the time zone.
  const day = published.slice(0, "2026-11-22".length);
  const date = new Date(day);
  return Number.isNaN(date.getTime()) ? published : (DATES[day.length]?.format(date) ?? published);
}
