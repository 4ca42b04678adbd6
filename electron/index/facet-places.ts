import { ARTICLE_STATES } from "#core/article/article-state.js";
import { compareText } from "#core/compare-text.js";
import { foldName } from "#core/text/fold-for-search.js";
import { everyArticle, NO_YEAR } from "./article-columns.ts";
import type { Database } from "./database.ts";
import type { FoundNumbers } from "./found-numbers.ts";
import { articleRowOf } from "./list-articles.ts";
import type { SearchFacets } from "./rows.ts";
import { hostOf } from "./sort-columns.ts";

/** More than somebody would look through. */
const MOST_SITES = 50;

interface CountedSite {
  /** As the column `site` has it. */
  readonly site: string;
  hits: number;
  /** The number of an article that is from there. */
  example: number;
}

/** What an annotation has of its article, too. */
export function countPlaces(
  database: Database,
  { hitsOf }: FoundNumbers,
): Pick<SearchFacets, "sites" | "states" | "years"> {
  const { states, sites, siteNames, years } = everyArticle(database);
  const byState = new Uint32Array(ARTICLE_STATES.length + 1);
  const bySite = siteNames.map((site): CountedSite => ({ site, hits: 0, example: 0 }));
  const byYear = new Map<number, number>();
  for (let number = 1; number < hitsOf.length; number += 1) {
    const hits = hitsOf[number] ?? 0;
    const site = bySite[sites[number] ?? 0];
    if (hits === 0 || site === undefined || site === bySite[0]) continue;
    if (site.hits === 0) site.example = number;
    site.hits += hits;
    const state = states[number] ?? ARTICLE_STATES.length;
    byState[state] = (byState[state] ?? 0) + hits;
    const year = years[number] ?? NO_YEAR;
    if (year !== NO_YEAR) byYear.set(year, (byYear.get(year) ?? 0) + hits);
  }
  return {
    states: statesIn(byState),
    sites: sitesIn(
      database,
      bySite.filter(({ hits }) => hits > 0),
    ),
    years: [...byYear]
      .map(([year, count]) => ({ year, count }))
      .toSorted((one, other) => other.year - one.year),
  };
}

/** Those that leave most first. */
function statesIn(counts: Uint32Array): SearchFacets["states"] {
  return ARTICLE_STATES.map((state, at) => ({ state, count: counts[at] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count);
}

/** `site:` finds what it is told anywhere in the name and the host: the name of one site may stand in that of another. */
function sitesIn(database: Database, counted: readonly CountedSite[]): SearchFacets["sites"] {
  const mostFirst = counted.toSorted(
    (one, other) => other.hits - one.hits || compareText(one.site, other.site),
  );
  const shown = new Map<string, string>();
  for (const { example } of mostFirst) {
    if (shown.size === MOST_SITES) break;
    const { site, url } = articleRowOf(database, example);
    const name = site ?? hostOf(url);
    const folded = foldName(name);
    if (folded !== "" && !shown.has(folded)) shown.set(folded, name);
  }
  return [...shown]
    .map(([folded, site]) => {
      let count = 0;
      for (const { site: stored, hits } of counted) if (stored.includes(folded)) count += hits;
      return { site, count };
    })
    .toSorted((one, other) => other.count - one.count);
}
