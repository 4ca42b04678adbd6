import { hasChoiceOfEncoding, TextEncoding } from "#core/article/text-encoding.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import { describePublished } from "#core/wording/describe-published.js";
import { importWording } from "#core/wording/import-wording.js";
import { wording } from "#core/wording/wording.js";

export interface DetailRow {
  readonly name: string;
  readonly value: string;
}

const dayAndTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

/**
 * What is known of a version, as lines with names. What is not known has none.
 * @param size  of the file it was made of, in bytes; undefined while it is not known
 */
export function describeDetails(
  facts: VersionFacts,
  size: number | undefined,
): readonly DetailRow[] {
  const names = wording.details.facts;
  const encoding = TextEncoding.safeParse(facts.encoding).data;
  const rows: readonly (readonly [name: string, value: string | null])[] = [
    [names.title, facts.title],
    [names.byline, facts.byline],
    [names.site, facts.site],
    [names.url, facts.url],
    [names.published, facts.published === null ? null : describePublished(facts.published)],
    [names.imported, dayAndTime.format(new Date(facts.imported))],
    [names.originalName, facts.originalName],
    [names.mediaType, wording.details.formats[facts.mediaType] ?? facts.mediaType],
    [
      names.unreadFrontMatter,
      facts.unreadFrontMatter && importWording.unreadFrontMatter(facts.unreadFrontMatter),
    ],
    [names.words, wording.counts.number(facts.words)],
    [names.size, size === undefined ? null : wording.details.bytes(size)],
    // Where it can be chosen, the choice says it.
    [
      wording.details.encoding,
      encoding === undefined || (hasChoiceOfEncoding(facts.mediaType) && size !== undefined)
        ? null
        : wording.encodings[encoding],
    ],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}
