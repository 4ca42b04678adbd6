import type { ArticleDetail } from "#contract/records.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import type { ContentHash } from "#core/identity/ids.js";

/** The version that is shown, and the one that a single key leads to. */
export interface NeighbouringVersions {
  readonly shown: VersionFacts;
  readonly newest: VersionFacts;
  readonly other: VersionFacts;
  /** The two, the older first. */
  readonly older: VersionFacts;
  readonly newer: VersionFacts;
}

/**
 * From any version the key leads to the one that opens, and from there back to the one that one came from; else to the newest,
 * or from the newest to the one before it.
 * @param cameFrom  the version that was shown before this one
 * @returns undefined for an article with a single version
 */
export function neighbouringVersions(
  { facts, versions, current }: Pick<ArticleDetail, "facts" | "versions" | "current">,
  cameFrom: ContentHash | undefined,
): NeighbouringVersions | undefined {
  const newest = versions.at(-1);
  const before = versions.at(-2);
  if (newest === undefined || before === undefined) return undefined;
  const wanted = [current, cameFrom, newest.contentHash, before.contentHash];
  const other = wanted
    .filter((hash) => hash !== facts.contentHash)
    .flatMap((hash) => versions.find(({ contentHash }) => contentHash === hash) ?? [])[0];
  if (other === undefined) return undefined;
  const placeOf = (version: VersionFacts): number =>
    versions.findIndex(({ contentHash }) => contentHash === version.contentHash);
  const [older, newer] = placeOf(other) < placeOf(facts) ? [other, facts] : [facts, other];
  return { shown: facts, newest, other, older, newer };
}
