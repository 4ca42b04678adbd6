import type { VersionFacts } from "#core/article/version-facts.js";
import { describeReadingTime } from "#core/wording/reading-time.js";
import { wording } from "#core/wording/wording.js";

const longDate = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

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
  const date = new Date(published.slice(0, "2026-11-22".length));
  return Number.isNaN(date.getTime()) ? published : longDate.format(date);
}
