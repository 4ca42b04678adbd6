import type { VersionFacts } from "#core/article/version-facts.js";
import { ContentHash } from "#core/identity/ids.js";
import type { NewVersion } from "../library/library.ts";
import { sha256 } from "../library/sha256.ts";

/**
 * A version is named by its HTML, in which title and author do not stand. One that differs in nothing else from a version that is
 * there gets a name of its own: a comment at its end, which is no part of any text and which no window lays out.
 * @returns the version as it is where none of that name says something else; the same facts always give the same name
 */
export function toldApart(version: NewVersion, versions: readonly VersionFacts[]): NewVersion {
  const { html, facts } = version;
  const said = whatIsSaid(facts);
  const namesake = versions.find(({ contentHash }) => contentHash === facts.contentHash);
  if (namesake === undefined || whatIsSaid(namesake) === said) return version;
  const marked = `${html}<!-- ${sha256(said)} -->`;
  const contentHash = ContentHash.parse(sha256(marked));
  return { ...version, html: marked, facts: { ...facts, contentHash } };
}

/** What a reader sees of an article besides its text. */
function whatIsSaid(facts: VersionFacts): string {
  const { title, byline, site, url, language, direction, published, leadImage, excerpt } = facts;
  return JSON.stringify([
    title,
    byline,
    site,
    url,
    language,
    direction,
    published,
    leadImage,
    excerpt,
  ]);
}
