import type { Color } from "#core/annotation/color.js";
import type { ArticleState } from "#core/article/article-state.js";
import { foldName } from "#core/text/fold-for-search.js";
import { askedQuery } from "./asked-query.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import { countTags } from "./facet-tags.ts";
import { articleRowOf } from "./list-articles.ts";
import type { SearchFacets } from "./rows.ts";
import { annotationsHeld, searchCandidates } from "./search-candidates.ts";
import { hostOf } from "./sort-columns.ts";

/** What more can be asked for, beside what was. */
const NO_FACETS: SearchFacets = { tags: [], sites: [], states: [], colors: [], years: [] };

/** More than somebody would look through; whoever looks for another one types it. */
const MOST_VALUES = 50;

/**
 * What a query finds, once: articles, and annotations with what they are counted by. `isOwn`: found as it is; the rest would be
 * found if something that they have of their own were asked for, such as a tag. Tables of this connection alone, in memory.
 */
const FOUND = `
CREATE TEMP TABLE IF NOT EXISTS found_article (number INTEGER PRIMARY KEY) STRICT;
CREATE TEMP TABLE IF NOT EXISTS found_annotation (
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL, color TEXT NOT NULL, isOwn INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS temp.found_annotation_by_article ON found_annotation (article, isOwn);
DELETE FROM found_article;
DELETE FROM found_annotation;
`;

/**
 * How many hits each tag, site, state, colour and year would leave, if it were asked for besides: exactly what `search` counts
 * then. Reads no records of what was found but one for each site that is shown.
 * @param typed  a query as typed
 */
export function countFacets(database: Database, typed: string): SearchFacets {
  return database.read(() => {
    const query = askedQuery(database, typed);
    if (query === undefined) return NO_FACETS;
    database.execute(FOUND);
    try {
      const [articles] = searchCandidates(query);
      if (articles === undefined) return NO_FACETS;
      database.run(
        `INSERT INTO found_article SELECT number FROM (${articles.rows.text})`,
        ...articles.rows.values,
      );
      const held = annotationsHeld(query);
      database.run(
        `INSERT INTO found_annotation SELECT n.number, n.article, n.color, held.isOwn
         FROM (${held.text}) AS held CROSS JOIN annotation n ON n.number = held.number`,
        ...held.values,
      );
      return {
        tags: countTags(database).slice(0, MOST_VALUES),
        colors: countColors(database),
        ...countPlaces(database),
      };
    } finally {
      database.execute("DELETE FROM found_article; DELETE FROM found_annotation");
    }
  });
}

/** An article has the colours of its highlights. */
function countColors(database: Database): SearchFacets["colors"] {
  const rows = database.all(`
    SELECT color, count(*) AS count FROM (
      SELECT DISTINCT article, color FROM annotation
      WHERE trashed = 0 AND article IN (SELECT number FROM found_article)
    ) GROUP BY color
    UNION ALL SELECT color, count(*) AS count FROM found_annotation GROUP BY color`);
  // Parsed when its file was read.
  const colors = summed(rows, (row) => textIn(row, "color") as Color);
  return mostFirst(colors).map(([color, count]) => ({ color, count }));
}

/** What an annotation has of its article. One look at each article serves all. */
function countPlaces(database: Database): Pick<SearchFacets, "sites" | "states" | "years"> {
  const rows = database.all(`
    SELECT a.state AS state, a.site AS site, ${YEAR} AS year, count(*) AS count, min(a.number) AS example
    FROM (
      SELECT number AS article FROM found_article
      UNION ALL SELECT article FROM found_annotation WHERE isOwn = 1
    ) AS found CROSS JOIN article a ON a.number = found.article
    GROUP BY a.state, a.site, year`);
  // Parsed when its file was read.
  const states = summed(rows, (row) => textIn(row, "state") as ArticleState);
  return {
    states: mostFirst(states).map(([state, count]) => ({ state, count })),
    sites: countSites(database, rows),
    years: countYears(rows),
  };
}

/** The year that holds all of an article's date (see `publishedSpan`), which is what `published:` asks for. */
const YEAR = `CASE WHEN strftime('%Y', a.published / 1000, 'unixepoch')
  = strftime('%Y', a.publishedUntil / 1000 - 1, 'unixepoch')
  THEN CAST(strftime('%Y', a.published / 1000, 'unixepoch') AS INTEGER) END`;

/** The latest first. */
function countYears(rows: readonly SqlRow[]): SearchFacets["years"] {
  const counts = summed(
    rows.filter((row) => row["year"] !== null),
    (row) => numberIn(row, "year"),
  );
  return [...counts]
    .map(([year, count]) => ({ year, count }))
    .toSorted((one, other) => other.year - one.year);
}

/** `site:` finds what it is told anywhere in the name and the host: the name of one site may stand in that of another. */
function countSites(database: Database, rows: readonly SqlRow[]): SearchFacets["sites"] {
  const counts = summed(rows, (row) => textIn(row, "site"));
  const examples = new Map(rows.map((row) => [textIn(row, "site"), numberIn(row, "example")]));
  const shown = new Map<string, string>();
  for (const [stored] of mostFirst(counts)) {
    const example = examples.get(stored);
    if (shown.size === MOST_VALUES || example === undefined) break;
    const { site, url } = articleRowOf(database, example);
    const name = site ?? hostOf(url);
    const folded = foldName(name);
    if (folded !== "" && !shown.has(folded)) shown.set(folded, name);
  }
  return [...shown]
    .map(([folded, site]) => {
      let count = 0;
      for (const [stored, number] of counts) if (stored.includes(folded)) count += number;
      return { site, count };
    })
    .toSorted((one, other) => other.count - one.count);
}

function summed<Value>(
  rows: readonly SqlRow[],
  valueOf: (row: SqlRow) => Value,
): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const row of rows) {
    const value = valueOf(row);
    counts.set(value, (counts.get(value) ?? 0) + numberIn(row, "count"));
  }
  return counts;
}

function mostFirst<Value>(counts: ReadonlyMap<Value, number>): readonly [Value, number][] {
  return [...counts].toSorted(([, one], [, other]) => other - one);
}
