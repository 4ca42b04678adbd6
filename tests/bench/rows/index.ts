import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openIndex, type SearchIndex } from "../../../electron/index/search-index.ts";
import { LIBRARY_ID, makeArticle } from "../../main/index/made-articles.ts";
import { type BareFts5, openBareFts5 } from "../baselines/bare-fts5.ts";
import { makeText, wordsOf } from "../material/made-text.ts";
import type { Bench, Row } from "../run/row.ts";
import { comparedTimes, type Elapsed, startStopwatch } from "../run/stopwatch.ts";
import { searchFigures } from "./search.ts";

const RUNS = 3;
/** As many as the app puts in at once, when it is under way. */
const BATCH = 1_000;
/** Larger ones take minutes: once is enough then. */
const MOST_ARTICLES_FOR_ALL_RUNS = 20_000;

/** Filling an index, and searching it. */
export const indexRow: Row = {
  name: "index",
  async *figures(bench) {
    const { articles } = bench;
    const runs = articles > MOST_ARTICLES_FOR_ALL_RUNS ? 1 : RUNS;
    const filling: Compared = { ours: [], theirs: [] };
    const uniting: Compared = { ours: [], theirs: [] };
    for (let run = 1; run <= runs; run += 1) {
      bench.say(`index: ${articles.toLocaleString("en")} articles, ${run} of ${runs}`);
      const folder = await mkdtemp(join(tmpdir(), "postil-bench-"));
      await using closing = new AsyncDisposableStack();
      closing.defer(() => rm(folder, { recursive: true }));
      fill(folder, bench, { filling, uniting });
      if (run < runs) continue;
      yield {
        row: "index",
        series: "articles of 270 words put into the index",
        what: `${articles.toLocaleString("en")} articles of 270 words`,
        ...comparedTimes({ ...filling, isAllWork: false }),
        against: "bare FTS5",
        budget: { kind: "ratio", limit: 1.5 },
        budgetFor: { articles: 100_000, measured: articles },
        compared:
          "how many articles each holds, and how many each finds by the words that are searched for below",
      };
      yield {
        row: "index",
        series: "pieces of the full index united",
        what: `pieces of the index of ${articles.toLocaleString("en")} articles united, which is part of the above for the index alone`,
        ...comparedTimes({ ...uniting, isAllWork: false }),
        against: "bare FTS5",
        compared: "as above; the searches below are made after this",
      };
      yield* searchFigures(folder, bench);
    }
  },
};

interface Compared {
  readonly ours: Elapsed[];
  readonly theirs: Elapsed[];
}

/**
 * Batch by batch in turn, so that both meet the same machine.
 * @param times  each grows by one run
 */
function fill(
  folder: string,
  { articles }: Bench,
  { filling, uniting }: { readonly filling: Compared; readonly uniting: Compared },
): void {
  const index = openIndex({ cacheDirectory: folder, libraryId: LIBRARY_ID });
  using bare = openBareFts5(join(folder, "bare.sqlite"));
  const ours: Elapsed[] = [];
  const theirs: Elapsed[] = [timed(() => bare.begin())];
  for (let first = 0; first < articles; first += BATCH) {
    const count = Math.min(BATCH, articles - first);
    const batch = Array.from({ length: count }, (_, place) => madeArticle(first + place));
    ours.push(timed(() => index.put(batch)));
    theirs.push(
      timed(() => {
        bare.insert(
          batch.map(({ record, document }) => ({
            title: record.title,
            byline: "",
            body: document?.plainText ?? "",
          })),
        );
      }),
    );
  }
  ours.push(timed(() => index.markFilled()));
  theirs.push(timed(() => bare.commit()));
  assertBothHold(articles, index, bare);
  const united = timed(() => {
    while (index.uniteSome());
  });
  // All that is to be done, although the index answers before its pieces are united; of the bare table they never need be.
  filling.ours.push(summed([...ours, united]));
  filling.theirs.push(summed(theirs));
  uniting.ours.push(united);
  uniting.theirs.push(timed(() => bare.optimize()));
  index.close();
}

function summed(parts: readonly Elapsed[]): Elapsed {
  return {
    clock: parts.reduce((sum, { clock }) => sum + clock, 0),
    processor: parts.reduce((sum, { processor }) => sum + processor, 0),
  };
}

function madeArticle(number: number): ReturnType<typeof makeArticle> {
  const { title, paragraphs } = makeText(number, wordsOf(number));
  return makeArticle(number, { title, text: `${paragraphs.join("\n")}\n` });
}

/** @throws when articles are missing in one */
function assertBothHold(articles: number, index: SearchIndex, bare: BareFts5): void {
  const { counts } = index.overview();
  if (counts.inbox !== articles || bare.size() !== articles) {
    throw new Error(`${counts.inbox} and ${bare.size()} of ${articles} articles are there`);
  }
}

function timed(work: () => void): Elapsed {
  const stop = startStopwatch();
  work();
  return stop();
}
