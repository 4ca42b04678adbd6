import { ARTICLE_STATES } from "#core/article/article-state.js";
import { foldName } from "#core/text/fold-for-search.js";
import { type Database, type SqlRow, textIn } from "./database.ts";
import type { FoundNumbers } from "./found-numbers.ts";
import { articleRowOf } from "./list-articles.ts";
import { numbersIn } from "./number-list.ts";
import type { SearchFacets } from "./rows.ts";
import { hostOf } from "./sort-columns.ts";
import { whileWanted } from "./sql.ts";

/** More than somebody would look through. */
const MOST_SITES = 50;

const STATE = `CASE a.state ${ARTICLE_STATES.map((state, at) => `WHEN '${state}' THEN ${at}`).join(" ")}
  ELSE ${ARTICLE_STATES.length} END`;

/** What an annotation has of its article, too. */
export function countPlaces(
  database: Database,
  found: FoundNumbers,
): Pick<SearchFacets, "sites" | "states" | "years"> {
  return {
    states: countStates(database, found),
    sites: countSites(database, found),
    years: countYears(database, found),
  };
}

/** Where many are found, all are read in the order of an index that has what is asked for, once there is one. */
function select(
  database: Database,
  columns: string,
  { places }: FoundNumbers,
  rest = "",
): readonly SqlRow[] {
  const wanted = whileWanted("a.number").text;
  return places.areMany
    ? database.all(`SELECT ${columns} FROM article a WHERE ${wanted} ${rest}`)
    : database.all(
        `SELECT ${columns} FROM json_each(?) AS found CROSS JOIN article a ON a.number = found.value WHERE ${wanted} ${rest}`,
        JSON.stringify(places.numbers),
      );
}

/** Those that leave most first. */
function countStates(database: Database, found: FoundNumbers): SearchFacets["states"] {
  const counts = ARTICLE_STATES.map((state) => ({ state, count: 0 }));
  const columns = `json_group_array(a.number) AS numbers, json_group_array(${STATE}) AS states`;
  for (const row of select(database, columns, found)) {
    const states = numbersIn(row, "states");
    for (const [at, number] of numbersIn(row, "numbers").entries()) {
      const counted = counts[states[at] ?? -1];
      if (counted !== undefined) counted.count += found.hitsOf[number] ?? 0;
    }
  }
  return counts.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count);
}

/** The year that holds all of an article's date (see `publishedSpan`), which is what `published:` asks for. The latest first. */
function countYears(database: Database, found: FoundNumbers): SearchFacets["years"] {
  const columns = `json_group_array(a.number) AS numbers, json_group_array(a.published) AS published,
    json_group_array(a.publishedUntil) AS untils`;
  const counts = new Map<number, number>();
  for (const row of select(database, columns, found, "AND a.published IS NOT NULL")) {
    const published = numbersIn(row, "published");
    const untils = numbersIn(row, "untils");
    for (const [at, number] of numbersIn(row, "numbers").entries()) {
      const hits = found.hitsOf[number] ?? 0;
      if (hits === 0) continue;
      const year = new Date(published[at] ?? 0).getUTCFullYear();
      if (new Date((untils[at] ?? 0) - 1).getUTCFullYear() !== year) continue;
      counts.set(year, (counts.get(year) ?? 0) + hits);
    }
  }
  return [...counts]
    .map(([year, count]) => ({ year, count }))
    .toSorted((one, other) => other.year - one.year);
}

/** `site:` finds what it is told anywhere in the name and the host: the name of one site may stand in that of another. */
function countSites(database: Database, found: FoundNumbers): SearchFacets["sites"] {
  const counts = new Map<string, { hits: number; readonly example: number }>();
  const columns = "a.site AS site, json_group_array(a.number) AS numbers";
  for (const row of select(database, columns, found, "GROUP BY a.trashed, a.site")) {
    const site = textIn(row, "site");
    for (const number of numbersIn(row, "numbers")) {
      const hits = found.hitsOf[number] ?? 0;
      if (hits === 0) continue;
      const counted = counts.get(site);
      if (counted === undefined) counts.set(site, { hits, example: number });
      else counted.hits += hits;
    }
  }
  const shown = new Map<string, string>();
  for (const { example } of [...counts.values()].toSorted((a, b) => b.hits - a.hits)) {
    if (shown.size === MOST_SITES) break;
    const { site, url } = articleRowOf(database, example);
    const name = site ?? hostOf(url);
    const folded = foldName(name);
    if (folded !== "" && !shown.has(folded)) shown.set(folded, name);
  }
  return [...shown]
    .map(([folded, site]) => {
      let count = 0;
      for (const [stored, { hits }] of counts) if (stored.includes(folded)) count += hits;
      return { site, count };
    })
    .toSorted((one, other) => other.count - one.count);
}
