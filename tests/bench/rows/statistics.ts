import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBareMonths } from "../baselines/bare-months.ts";
import { openKeptIndex } from "../run/kept-index.ts";
import { keepIndex } from "../run/kept-library.ts";
import type { Row } from "../run/row.ts";
import { comparedTimes, type Elapsed, startStopwatch } from "../run/stopwatch.ts";

const RUNS = 10;
const WARM_UPS = 1;
const LIMIT_MS = 1_000;
const SEED = 1;

/** All that the screen of statistics asks for; the plain way has only one of its plots. */
export const statisticsRow: Row = {
  name: "statistics",
  async *figures({ articles, annotations, say }) {
    await using kept = await keepIndex({ articles, annotations, seed: SEED }, say);
    const index = await openKeptIndex(kept.home);
    const folder = await mkdtemp(join(tmpdir(), "postil-bench-"));
    await using closing = new AsyncDisposableStack();
    closing.defer(() => rm(folder, { recursive: true }));
    closing.defer(() => index.close());
    using bare = openBareMonths(join(folder, "bare.sqlite"));
    const ask = () => index.ask("statistics", { timeZone: "UTC", since: null });
    bare.insert((await ask()).days);
    const ours: Elapsed[] = [];
    const theirs: Elapsed[] = [];
    for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
      const stopOurs = startStopwatch();
      const { months } = await ask();
      const own = stopOurs();
      const stopTheirs = startStopwatch();
      const counted = bare.count();
      const other = stopTheirs();
      const same = months.filter(({ highlights }) => highlights > 0);
      if (same.map(({ month, highlights }) => `${month} ${highlights}`).join() !== counted.join()) {
        throw new Error("the two count other months");
      }
      if (run < WARM_UPS) continue;
      ours.push(own);
      theirs.push(other);
    }
    yield {
      row: "statistics",
      series: "statistics",
      what: `statistics of ${articles.toLocaleString("en")} articles and ${annotations.toLocaleString("en")} highlights`,
      ...comparedTimes({ ours, theirs, isAllWork: true }),
      against: "highlights by month alone, in bare SQLite",
      budget: { kind: "at-most", limit: LIMIT_MS, statistic: "median" },
      budgetFor: { articles: 100_000, measured: articles },
      compared: "how many highlights of each month both count",
    };
  },
};
