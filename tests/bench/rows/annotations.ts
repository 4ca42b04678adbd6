import { COLORS } from "#core/annotation/color.js";
import type { SearchIndex } from "../../../electron/index/search-index.ts";
import type { BareLibrary } from "../baselines/bare-library.ts";
import type { Figure } from "../figures/figure.ts";
import { every } from "../material/every.ts";
import { vocabularyOf } from "../material/made-text.ts";
import { openBesideBare } from "../run/beside-bare.ts";
import type { Bench, Row } from "../run/row.ts";
import { comparedTimes, type Elapsed, startStopwatch } from "../run/stopwatch.ts";

/** As many as the window asks for. */
const HITS = 50;
const PAGE = 100;
/** The first answers fill the caches and do not count. */
const ROUNDS = 3;
const TRASHED = { trashed: false, offset: 0, limit: PAGE } as const;

interface Kind {
  readonly what: string;
  /** Undefined where the design sets none. */
  readonly limitMs?: number;
  readonly queries: readonly string[];
  /** Both: how many rows come back, and how many there are. */
  readonly ours: (query: string) => string;
  readonly theirs: (query: string) => string;
  readonly against: string;
}

/** Searching, listing and counting what was marked. */
export const annotationsRow: Row = {
  name: "annotations",
  async *figures(bench) {
    await using both = await openBesideBare(bench);
    for (const kind of [...searches(both), ...lists(both)]) yield measure(kind, bench);
  },
};

interface Both {
  readonly index: SearchIndex;
  readonly bare: BareLibrary;
}

function searches({ index, bare }: Both): readonly Kind[] {
  const words = vocabularyOf("latin");
  const mid = every(words.slice(200, 2_000), 30);
  const common = every(words.slice(0, 20), 5);
  function search(what: string, queries: readonly string[], column: string): Kind {
    const field = column === "{quote note}" ? "(in:quote OR in:note)" : `in:${column}`;
    return {
      what,
      queries,
      ours(query) {
        const { hits, total } = index.search({
          query: `${query} ${field}`,
          offset: 0,
          limit: HITS,
        });
        return `${hits.length} of ${total}`;
      },
      theirs(query) {
        const { marks, total } = bare.searchMarks(`${column} : "${query}"`, HITS);
        return `${marks.length} of ${total}`;
      },
      against: "bare FTS5, the same rows and their count",
    };
  }
  return [
    { ...search("a word in notes", mid, "note"), limitMs: 80 },
    { ...search("a mid word in quotes", mid, "quote"), limitMs: 80 },
    search("a very common word in quotes", common, "quote"),
  ];
}

function lists({ index, bare }: Both): readonly Kind[] {
  const mid = every(vocabularyOf("latin").slice(200, 2_000), 30);
  const listed = (filter: Partial<Parameters<SearchIndex["listAnnotations"]>[0]>): string => {
    const { entries, total } = index.listAnnotations({
      ...TRASHED,
      query: "",
      sort: "newest",
      ...filter,
    });
    return `${entries.length} of ${total}`;
  };
  const parsed = ({ records, total }: { records: readonly string[]; total: number }): string =>
    // A record that came as JSON is none yet.
    `${records.map((record): unknown => JSON.parse(record)).length} of ${total}`;
  const against = "bare tables in that order";
  return [
    {
      what: "the newest highlights, first page",
      limitMs: 100,
      queries: ["all"],
      ours: () => listed({}),
      theirs: () => parsed(bare.newestMarks(PAGE)),
      against,
    },
    {
      what: "the newest highlights of a colour, first page",
      limitMs: 100,
      queries: COLORS,
      ours: (color) => listed({ color: COLORS.find((known) => known === color) }),
      theirs: (color) => parsed(bare.newestMarks(PAGE, color)),
      against,
    },
    {
      what: "the newest highlights with a word, first page",
      limitMs: 100,
      queries: mid,
      ours: (query) => listed({ query }),
      theirs: (query) => parsed(bare.newestMarksWith(`"${query}"`, PAGE)),
      against,
    },
    {
      what: "highlights by article, first page",
      queries: ["all"],
      ours: () => listed({ sort: "article" }),
      theirs: () => parsed(bare.newestMarks(PAGE)),
      against: "bare table, the newest",
    },
    {
      what: "tags with their counts",
      limitMs: 100,
      queries: ["all"],
      ours: () => String(index.listTags().reduce((sum, tag) => sum + tag.highlights, 0)),
      theirs: () =>
        String(
          bare
            .countTags()
            .annotations.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0),
        ),
      against: "a GROUP BY for articles and one for highlights",
    },
  ];
}

function measure({ what, limitMs, queries, ours, theirs, against }: Kind, bench: Bench): Figure {
  const { articles, annotations } = bench;
  bench.say(`annotations: ${what}`);
  const times = { ours: new Array<Elapsed>(), theirs: new Array<Elapsed>() };
  const answers: string[] = [];
  for (let round = 0; round < Math.max(ROUNDS, Math.ceil(10 / queries.length)); round += 1) {
    for (const query of queries) {
      const stopOurs = startStopwatch();
      const own = ours(query);
      const ourTime = stopOurs();
      const stopTheirs = startStopwatch();
      const other = theirs(query);
      const theirTime = stopTheirs();
      if (own !== other) throw new Error(`${what}, “${query}”: ${own}, but ${other}`);
      if (round === 0) {
        answers.push(own);
        continue;
      }
      times.ours.push(ourTime);
      times.theirs.push(theirTime);
    }
  }
  return {
    row: "annotations",
    series: what,
    what: `${what}, ${annotations.toLocaleString("en")} in ${articles.toLocaleString("en")} articles`,
    ...comparedTimes({ ...times, isAllWork: true }),
    against,
    ...(limitMs !== undefined && {
      budget: { kind: "at-most", limit: limitMs, statistic: "p95" } as const,
      budgetFor: { articles: 100_000, measured: articles },
    }),
    compared: `how many rows both return and how many there are, such as ${answers[0] ?? ""}`,
  };
}
