import type { VersionFacts } from "#core/article/version-facts.js";
import { describePublished } from "#core/wording/describe-published.js";
import { describeReadingTime } from "#core/wording/reading-time.js";
import { wording } from "#core/wording/wording.js";

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
