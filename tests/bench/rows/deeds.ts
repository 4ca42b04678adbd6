import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { wording } from "#core/wording/wording.js";
import { enterHost } from "../../postil/host-client.ts";
import { startPostil } from "../../postil/start-postil.ts";
import { makeHome, type TestHome } from "../../postil/test-home.ts";
import { openFlushedFile } from "../baselines/append-and-flush.ts";
import { openBareArticleTable } from "../baselines/bare-article-table.ts";
import type { Figure } from "../figures/figure.ts";
import { spreadOf } from "../figures/spread.ts";
import { writeLibrary } from "../material/write-library.ts";
import { fillIndex } from "../run/filled-library.ts";
import type { Bench, Row } from "../run/row.ts";
import { untilAtRest } from "../run/until-at-rest.ts";
import { WINDOW_SIZE } from "../window/reading-stage.ts";
import { watchForCount } from "../window/watch-for-count.ts";
import { shortArticles } from "./bulk.ts";

const RUNS = 3;
const LIMIT_MS = 2_000;
const REST_SECONDS = 3;
const TAG = "measured";

/** Selecting all articles of a library in a window, and doing something to them, until the window shows it. */
export const deedsRow: Row = {
  name: "deeds",
  async *figures(bench) {
    const { articles } = bench;
    const count = articles.toLocaleString("en");
    await using home = await makeHome();
    bench.say(`deeds: writing a library of ${count} articles`);
    await writeLibrary(home.library, shortArticles(articles));
    bench.say("deeds: filling its index, as Postil does: with 100,000 articles several minutes");
    await fillIndex(home);
    await keepState(home);
    using bare = openBareArticleTable(join(home.folder, "bare.sqlite"));
    using flushed = openFlushedFile(join(home.folder, "bare.jsonl"));
    bare.insert(articles);
    for (const deed of ["tag", "archive"] as const) {
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        ours.push(await doInWindow(bench, home, deed));
        bench.say(`deeds: ${deed}, ${run + 1} of ${RUNS}: ${ours.at(-1)?.toFixed(0) ?? ""} ms`);
        await bringStateBack(home);
        const start = performance.now();
        flushed.append("a deed\n");
        bare.update({ state: `${deed} ${run}`, tag: TAG, trashed: "no" });
        theirs.push(performance.now() - start);
      }
      yield figureOf(deed, articles, { ours, theirs });
    }
  },
};

/**
 * In a Postil that was started for it, and is killed before it writes anything of it into the library: so each deed is the first, and none waits
 * until the logs of all articles are written. @returns milliseconds
 */
async function doInWindow(
  { articles, browser, say }: Bench,
  home: TestHome,
  deed: "tag" | "archive",
): Promise<number> {
  await using closing = new AsyncDisposableStack();
  const postil = closing.use(await startPostil(home));
  const client = await enterHost(postil.address);
  const context = await (await browser()).newContext({ viewport: WINDOW_SIZE });
  closing.adopt(context, (one) => one.close());
  const [name = "", value = ""] = client.cookie.split("=");
  await context.addCookies([{ name, value, url: postil.origin }]);
  const page = await context.newPage();
  await page.goto(postil.origin);
  await page.getByRole("option").nth(1).waitFor();
  say("deeds: waiting until all folders have been looked at");
  await untilAtRest(postil.pid, REST_SECONDS);
  await selectAll(page, articles);
  const counted = countOf(deed, articles);
  return deed === "tag" ? await tag(page, counted) : await archive(page, counted);
}

/** Where Postil writes to before it writes into the library. */
const STATE = ["cache", "data"] as const;

async function keepState({ folder }: TestHome): Promise<void> {
  for (const part of STATE)
    await cp(join(folder, part), `${join(folder, part)}-before`, AS_A_WHOLE);
}

async function bringStateBack({ folder }: TestHome): Promise<void> {
  for (const part of STATE) {
    await rm(join(folder, part), { recursive: true, force: true });
    await cp(`${join(folder, part)}-before`, join(folder, part), AS_A_WHOLE);
  }
}

const AS_A_WHOLE = { recursive: true } as const;

function figureOf(
  deed: "tag" | "archive",
  articles: number,
  { ours, theirs }: { readonly ours: readonly number[]; readonly theirs: readonly number[] },
): Figure {
  return {
    row: "deeds",
    series: deed,
    what: `${deed} all after Ctrl+A, from the key to sidebar and list, ${articles.toLocaleString("en")} articles`,
    unit: "ms",
    ours: spreadOf(ours),
    baseline: spreadOf(theirs),
    against: "one flushed line and UPDATE in bare SQLite",
    budget: { kind: "at-most", limit: LIMIT_MS, statistic: "median" },
    budgetFor: { articles: 100_000, measured: articles },
    compared: "the sidebar counts all articles",
  };
}

async function selectAll(page: Page, articles: number): Promise<void> {
  await page.getByRole("option").nth(1).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await page.getByText(`${wording.counts.number(articles)} selected`).waitFor();
}

/** What the sidebar says when the deed is done. */
function countOf(deed: "tag" | "archive", articles: number): string {
  const place = deed === "tag" ? TAG : wording.views.archived;
  return `${place}${wording.counts.number(articles)}`;
}

async function archive(page: Page, text: string): Promise<number> {
  const watch = await page.evaluateHandle(watchForCount, { text, key: "e", isListEmpty: true });
  await page.keyboard.press("e");
  return await watch.evaluate(({ seen }) => seen);
}

/** The tag is typed before; a comma puts it on. */
async function tag(page: Page, text: string): Promise<number> {
  await page.keyboard.press("Shift+T");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type(TAG);
  const watch = await page.evaluateHandle(watchForCount, { text, key: ",", isListEmpty: false });
  await page.keyboard.press(",");
  return await watch.evaluate(({ seen }) => seen);
}
