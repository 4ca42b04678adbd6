import { join } from "node:path";
import { openIndex, type SearchIndex } from "../../../electron/index/search-index.ts";
import { LIBRARY_ID } from "../../main/index/made-articles.ts";
import { type BareFts5, openBareFts5 } from "../baselines/bare-fts5.ts";
import type { Figure } from "../figures/figure.ts";
import { every } from "../material/every.ts";
import { vocabularyOf } from "../material/made-text.ts";
import type { Bench } from "../run/row.ts";
import { comparedTimes, type Elapsed, startStopwatch } from "../run/stopwatch.ts";

/** As many as the window asks for. */
const LIMIT = 50;
/** Each query is asked so often; the first answer fills the caches and does not count. */
const ROUNDS = 4;

interface Kind {
  readonly what: string;
  readonly limitMs: number;
  /** As typed in Postil. */
  readonly queries: readonly string[];
  /** The same as an FTS5 expression. */
  readonly expression: (query: string) => string;
}

/** Searching the index that was filled last, against the bare table beside it. */
export async function* searchFigures(folder: string, bench: Bench): AsyncGenerator<Figure> {
  const index = openIndex({ cacheDirectory: folder, libraryId: LIBRARY_ID });
  using bare = openBareFts5(join(folder, "bare.sqlite"));
  for (const { what, limitMs, queries, expression } of kinds()) {
    bench.say(`index: searching for ${queries.length} queries, each a ${what}`);
    const found = queries.map((query) => compareCounts(index, bare, query, expression(query)));
    const ours: Elapsed[] = [];
    const theirs: Elapsed[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const query of queries) {
        const stopOurs = startStopwatch();
        index.search({ query, offset: 0, limit: LIMIT });
        const own = stopOurs();
        const stopTheirs = startStopwatch();
        bare.search(expression(query), LIMIT);
        bare.count(expression(query));
        const other = stopTheirs();
        if (round === 0) continue;
        ours.push(own);
        theirs.push(other);
      }
    }
    const most = Math.max(...found).toLocaleString("en");
    const fewest = Math.min(...found).toLocaleString("en");
    yield {
      row: "index",
      series: `search for a ${what}`,
      what: `search for a ${what}, in ${fewest} to ${most} articles, the best ${LIMIT} with snippets`,
      ...comparedTimes({ ours, theirs, isAllWork: true }),
      against: "bare FTS5, the same rows and their count",
      budget: { kind: "at-most", limit: limitMs, statistic: "p95" },
      budgetFor: { articles: 100_000, measured: bench.articles },
      compared: "how many articles each finds, and how many of the best it returns",
    };
  }
  index.close();
}

/** Words by how often they are used, as in any language a few are in every article and most in hardly any. */
function kinds(): readonly Kind[] {
  const words = vocabularyOf("latin");
  const word = (query: string): string => `"${query}"`;
  const prefixes = words.slice(200, 1_000).map((long) => long.slice(0, 3));
  return [
    {
      what: "mid word",
      limitMs: 15,
      queries: every(words.slice(1_500, 3_500), 50),
      expression: word,
    },
    {
      what: "very common word",
      limitMs: 80,
      queries: every(words.slice(0, 20), 10),
      expression: word,
    },
    {
      what: "3-letter prefix",
      limitMs: 80,
      queries: every([...new Set(prefixes)], 20).map((prefix) => `${prefix}*`),
      expression: (query) => `"${query.slice(0, -1)}" *`,
    },
  ];
}

/** @throws when the two find different things. @returns how many articles */
function compareCounts(
  index: SearchIndex,
  bare: BareFts5,
  query: string,
  expression: string,
): number {
  const { total, hits } = index.search({ query, offset: 0, limit: LIMIT });
  const theirTotal = bare.count(expression);
  const theirHits = bare.search(expression, LIMIT).length;
  if (total !== theirTotal || hits.length !== theirHits) {
    throw new Error(`“${query}”: ${total} and ${hits.length}, but ${theirTotal} and ${theirHits}`);
  }
  return total;
}
