import { compareText } from "#core/compare-text.js";
import type { Tag } from "#core/tag/tag.js";
import { foldName } from "#core/text/fold-for-search.js";
import { storedTag } from "./carried-tags.ts";
import { type Database, numberIn, textIn } from "./database.ts";
import { articleRowOf } from "./list-articles.ts";
import { listTags } from "./list-tags.ts";
import type { ArticleRow } from "./rows.ts";
import { tagNamesOf } from "./tag-names-of.ts";

/** How many tags and sites are worth a look. */
const MOST = 10;

type Carrier = "article" | "annotation";

const IN_TRASHED_ARTICLE = "article IN (SELECT number FROM article WHERE trashed = 1)";

/** Those that were added or made since a moment, and are not in the trash. */
const CHOSEN: Readonly<Record<Carrier, string>> = {
  article: "SELECT number FROM article WHERE trashed = 0 AND added >= ?",
  annotation: `SELECT number FROM annotation WHERE trashed = 0 AND created >= ? AND NOT ${IN_TRASHED_ARTICLE}`,
};

interface TopTags {
  readonly articleTags: { tag: Tag; count: number }[];
  readonly highlightTags: { tag: Tag; count: number }[];
}

/**
 * The tags that most articles and most highlights carry themselves, by the names that they have now.
 * @param since  milliseconds since 1970; undefined for all that there are
 */
export function topTags(database: Database, since: number | undefined): TopTags {
  if (since !== undefined) {
    return {
      articleTags: mostUsed(tagsSince(database, "article", since)),
      highlightTags: mostUsed(tagsSince(database, "annotation", since)),
    };
  }
  const tags = listTags(database).filter(({ isDeleted }) => !isDeleted);
  return {
    articleTags: mostUsed(tags.map(({ tag, articles }) => ({ tag, count: articles }))),
    highlightTags: mostUsed(tags.map(({ tag, highlights }) => ({ tag, count: highlights }))),
  };
}

function mostUsed(tags: readonly { tag: Tag; count: number }[]): { tag: Tag; count: number }[] {
  return tags
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count || compareText(one.tag, other.tag))
    .slice(0, MOST);
}

function tagsSince(
  database: Database,
  carrier: Carrier,
  since: number,
): { tag: Tag; count: number }[] {
  const names = tagNamesOf(database);
  const rows = database.all(
    `SELECT tag, count(*) AS count FROM ${carrier}_tag
     WHERE ${carrier} IN (${CHOSEN[carrier]}) GROUP BY name, tag`,
    since,
  );
  const counts = new Map(rows.map((row) => [storedTag(row), numberIn(row, "count")]));
  return [...Map.groupBy(counts.keys(), (tag) => names.shownAs(tag))].flatMap(([tag, storedAs]) => {
    if (tag === undefined) return [];
    const [only = tag] = storedAs;
    // Something may carry several tags that have become one, and counts once.
    const count =
      storedAs.length > 1
        ? countCarriers(database, carrier, storedAs, since)
        : (counts.get(only) ?? 0);
    return [{ tag, count }];
  });
}

function countCarriers(
  database: Database,
  carrier: Carrier,
  storedAs: readonly Tag[],
  since: number,
): number {
  const row = database.first(
    `SELECT count(DISTINCT ${carrier}) AS count FROM ${carrier}_tag
     WHERE name IN (SELECT value FROM json_each(?)) AND tag IN (SELECT value FROM json_each(?))
       AND ${carrier} IN (${CHOSEN[carrier]})`,
    JSON.stringify([...new Set(storedAs.map(foldName))]),
    JSON.stringify(storedAs.map((tag) => JSON.stringify(tag))),
    since,
  );
  return row === undefined ? 0 : numberIn(row, "count");
}

/**
 * The sites that most articles are from, each by a name that `site:` finds just so many by.
 * @param since  milliseconds since 1970
 */
export function topSites(database: Database, since: number): { name: string; count: number }[] {
  const groups = database
    .all(
      `SELECT site, count(*) AS count, min(number) AS first FROM article
       WHERE trashed = 0 AND added >= ? AND site <> '' GROUP BY site`,
      since,
    )
    .map((row) => ({
      site: textIn(row, "site"),
      count: numberIn(row, "count"),
      first: numberIn(row, "first"),
    }))
    .toSorted((one, other) => other.count - one.count || compareText(one.site, other.site));
  const names = new Map<string, string>();
  for (const { first } of groups.slice(0, CANDIDATES)) {
    const name = siteName(articleRowOf(database, first));
    if (name !== undefined && !names.has(foldName(name))) names.set(foldName(name), name);
  }
  return [...names]
    .map(([folded, name]) => ({
      name,
      count: groups.reduce((sum, { site, count }) => sum + (site.includes(folded) ? count : 0), 0),
    }))
    .toSorted((one, other) => other.count - one.count || compareText(one.name, other.name))
    .slice(0, MOST);
}

/** Several may be one site, with and without its name or on several hosts. */
const CANDIDATES = 3 * MOST;

function siteName({ site, url }: ArticleRow): string | undefined {
  if (site !== null && site.trim() !== "") return site.trim();
  return url !== null && URL.canParse(url)
    ? new URL(url).hostname.replace(/^www\./, "") || undefined
    : undefined;
}
