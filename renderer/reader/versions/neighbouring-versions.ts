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
 * From any older version the key leads to the newest, and from there back: to the version one came from, else to the one that
 * opens, else to the one before.
 * @param cameFrom  the version that was shown before this one
 * @returns undefined for an article with a single version
 */
export function neighbouringVersions(
  { facts: shown, versions, current }: Pick<ArticleDetail, "facts" | "versions" | "current">,
  cameFrom: ContentHash | undefined,
): NeighbouringVersions | undefined {
  const newest = versions.at(-1);
  const before = versions.at(-2);
  if (newest === undefined || before === undefined) return undefined;
  const isShownNewest = shown.contentHash === newest.contentHash;
  const earlier = [cameFrom, current].flatMap(
    (hash) =>
      versions.find(({ contentHash }) => contentHash === hash && hash !== newest.contentHash) ?? [],
  );
  const other = isShownNewest ? (earlier[0] ?? before) : newest;
  const [older, newer] = isShownNewest ? [other, shown] : [shown, other];
  return { shown, newest, other, older, newer };
}
