import { askedQuery } from "./asked-query.ts";
import type { Database } from "./database.ts";
import { countPlaces } from "./facet-places.ts";
import { countTags } from "./facet-tags.ts";
import { findNumbers } from "./found-numbers.ts";
import type { SearchFacets } from "./rows.ts";

/** What more can be asked for, beside what was. */
const NO_FACETS: SearchFacets = { tags: [], sites: [], states: [], colors: [], years: [] };

/** More than somebody would look through; whoever looks for another one types it. */
const MOST_TAGS = 50;

/**
 * How many hits each tag, site, state, colour and year would leave, if it were asked for besides: exactly what `search` counts
 * then. Reads no records of what was found but one for each site that is shown.
 * @param typed  a query as typed
 */
export function countFacets(database: Database, typed: string): SearchFacets {
  return database.read(() => {
    const query = askedQuery(database, typed);
    if (query === undefined) return NO_FACETS;
    const found = findNumbers(database, query);
    return {
      tags: countTags(database, found).slice(0, MOST_TAGS),
      colors: [...found.colors]
        .map(([color, count]) => ({ color, count }))
        .filter(({ count }) => count > 0)
        .toSorted((one, other) => other.count - one.count),
      ...countPlaces(database, found),
    };
  });
}
