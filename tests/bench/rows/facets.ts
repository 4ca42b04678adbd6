import { isDeepStrictEqual } from "node:util";
import { compareText } from "#core/compare-text.js";
import type { SearchFacets } from "../../../electron/index/rows.ts";
import { every } from "../material/every.ts";
import { vocabularyOf } from "../material/made-text.ts";
import { openBesideBare } from "../run/beside-bare.ts";
import type { Row } from "../run/row.ts";
import { comparedTimes, type Elapsed, startStopwatch } from "../run/stopwatch.ts";

const LIMIT_MS = 300;
/** The first fills the caches, as the search before it does in the app. */
const ROUNDS = 3;

/** What a search could be narrowed by, counted. */
export const facetsRow: Row = {
  name: "facets",
  async *figures(bench) {
    await using both = await openBesideBare(bench);
    const { index, bare } = both;
    const words = vocabularyOf("latin");
    for (const { what, queries } of [
      { what: "mid word", queries: every(words.slice(1_500, 3_500), 10) },
      { what: "very common word", queries: every(words.slice(0, 20), 10) },
    ]) {
      bench.say(`facets: ${queries.length} queries, each a ${what}`);
      const ours: Elapsed[] = [];
      const theirs: Elapsed[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const query of queries) {
          const stopOurs = startStopwatch();
          const facets = index.countFacets(query);
          const own = stopOurs();
          const stopTheirs = startStopwatch();
          const counts = bare.countFacets(`"${query}"`);
          const other = stopTheirs();
          if (round > 0) {
            ours.push(own);
            theirs.push(other);
          } else if (!isDeepStrictEqual(comparable(facets), pick(counts))) {
            throw new Error(`“${query}”: other states, colours or years are counted`);
          }
        }
      }
      yield {
        row: "facets",
        series: `facets of a ${what}`,
        what: `facets of a ${what}, ${bench.articles.toLocaleString("en")} articles, ${bench.annotations.toLocaleString("en")} highlights`,
        ...comparedTimes({ ours, theirs, isAllWork: true }),
        against: "bare FTS5 and a GROUP BY for each kind",
        budget: { kind: "at-most", limit: LIMIT_MS, statistic: "p95" },
        budgetFor: { articles: 100_000, measured: bench.articles },
        compared: "every state, colour and year, each with its count",
      };
    }
  },
};

type Comparable = Readonly<Record<"states" | "colors" | "years", readonly string[]>>;

function comparable({ states, colors, years }: SearchFacets): Comparable {
  return {
    states: states.map(({ state, count }) => `${state} ${count}`).toSorted(compareText),
    colors: colors.map(({ color, count }) => `${color} ${count}`).toSorted(compareText),
    years: years.map(({ year, count }) => `${year} ${count}`).toSorted(compareText),
  };
}

function pick({ states, colors, years }: Comparable): Comparable {
  return { states, colors, years };
}
