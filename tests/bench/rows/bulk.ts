import { join } from "node:path";
import type { CallInput } from "#contract/calls.js";
import { makeHome } from "../../postil/test-home.ts";
import { openFlushedFile } from "../baselines/append-and-flush.ts";
import { openBareArticleTable } from "../baselines/bare-article-table.ts";
import { spreadOf } from "../figures/spread.ts";
import { makeText } from "../material/made-text.ts";
import { type StoredArticle, storeArticle } from "../material/stored-article.ts";
import { writeLibrary } from "../material/write-library.ts";
import { type BenchApp, openBenchApp } from "../run/bench-app.ts";
import { fillIndex } from "../run/filled-library.ts";
import type { Row } from "../run/row.ts";

const WORDS = 120;
const RUNS = 5;
const WARM_UPS = 1;
const LIMIT_MS = 2_000;

const DEEDS = {
  tag: { addTags: ["measured"] },
  archive: { state: "archived" },
  trash: { trashed: true },
} as const satisfies Record<string, Omit<CallInput<"articles.update">, "choice">>;

/** Doing something to all articles of a library at once, until lists and counts show it. */
export const bulkRow: Row = {
  name: "bulk",
  async *figures(bench) {
    await using home = await makeHome();
    bench.say(`bulk: writing a library of ${bench.articles.toLocaleString("en")} articles`);
    await writeLibrary(home.library, shortArticles(bench.articles));
    bench.say("bulk: filling its index, as Postil does: with 100,000 articles several minutes");
    await fillIndex(home);
    // As in a window: logs are written behind it, also while the next deed is timed.
    await using app = await openBenchApp(home.folder, { keepsUnsaved: true });
    using bare = openBareArticleTable(join(home.folder, "bare.sqlite"));
    using flushed = openFlushedFile(join(home.folder, "bare.jsonl"));
    bare.insert(bench.articles);
    for (const name of ["tag", "archive", "trash"] as const) {
      const ours = { deed: new Array<number>(), undo: new Array<number>() };
      const theirs: number[] = [];
      for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
        ours.deed.push(await deed(app, name, bench.articles));
        ours.undo.push(await undo(app, bench.articles));
        bench.say(`bulk: ${name} and its undo, ${run + 1} of ${RUNS + WARM_UPS}`);
        const start = performance.now();
        flushed.append("a deed\n");
        bare.update({ state: `${name} ${run}`, tag: name, trashed: name });
        if (bare.count(`${name} ${run}`) !== bench.articles)
          throw new Error("not all were changed");
        theirs.push(performance.now() - start);
      }
      for (const which of ["deed", "undo"] as const) {
        yield {
          row: "bulk",
          what: `${which === "deed" ? name : `undo of ${name}`}, ${bench.articles} articles, to the counts and the list`,
          unit: "ms",
          ours: spreadOf(ours[which].slice(WARM_UPS)),
          baseline: spreadOf(theirs.slice(WARM_UPS)),
          against: "one flushed line and UPDATE in bare SQLite",
          budget: { kind: "at-most", limit: LIMIT_MS, statistic: "median" },
          compared: `both count ${bench.articles} articles afterwards`,
        };
      }
    }
  },
};

export function* shortArticles(count: number): Generator<StoredArticle> {
  for (let number = 0; number < count; number += 1) {
    yield storeArticle(number, makeText(number, WORDS));
  }
}

/** @returns milliseconds from the call until the sidebar and the first page of the list have been answered */
async function deed(app: BenchApp, name: keyof typeof DEEDS, articles: number): Promise<number> {
  const start = performance.now();
  const { changed } = await app.ask("articles.update", { choice: {}, ...DEEDS[name] });
  await shown(app);
  const milliseconds = performance.now() - start;
  if (changed !== articles) throw new Error(`${changed} of ${articles} were changed`);
  return milliseconds;
}

async function undo(app: BenchApp, articles: number): Promise<number> {
  const start = performance.now();
  await app.ask("undo", {});
  const { counts } = await shown(app);
  const milliseconds = performance.now() - start;
  if (counts.inbox !== articles) throw new Error(`${counts.inbox} of ${articles} are back`);
  return milliseconds;
}

async function shown(app: BenchApp) {
  const [overview] = await Promise.all([
    app.ask("library.overview", {}),
    app.ask("articles.list", { view: "inbox" }),
  ]);
  return overview;
}
