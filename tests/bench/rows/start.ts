import { type ChildProcess, spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import type { Browser } from "playwright-core";
import { startPostil } from "../../postil/start-postil.ts";
import type { TestHome } from "../../postil/test-home.ts";
import { spreadOf } from "../figures/spread.ts";
import { residentMegabytes } from "../run/machine.ts";
import type { Row } from "../run/row.ts";
import { untilAtRest } from "../run/until-at-rest.ts";
import { WINDOW_SIZE } from "../window/reading-stage.ts";
import { rowsOnScreen } from "../window/watch-for-list.ts";

const RUNS = 8;
const WARM_UPS = 1;
/** DESIGN: a second for ten thousand articles, two for a hundred thousand. */
const LIMITS_MS = { small: 1_000, large: 2_000 } as const;
const MEMORY_LIMIT_MB = 300;
const STATIC_HOST = fileURLToPath(new URL("../baselines/static-host.ts", import.meta.url));

/** After that what it took to do what a start leaves to be done is given back, for the app looks each minute whether it is at rest. */
const GIVEN_BACK_AFTER_MS = 125_000;

/** A host process that has shown its list. */
interface Shown {
  readonly milliseconds: number;
  readonly rows: readonly string[];
  /** Of the host, once it has nothing left to do; undefined where the system does not tell. */
  readonly megabytes: number | undefined;
}

/** Starting with many articles: a process and a window that were not there before. */
export const startRow: Row = {
  name: "start",
  async *figures(bench) {
    const articles = bench.articles.toLocaleString("en");
    bench.say(`start: a library of ${articles} articles`);
    const { home } = await bench.library();
    const browser = await bench.browser();
    const pagePath = join(home.folder, "static.html");
    const ours: Shown[] = [];
    const theirs: Shown[] = [];
    for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
      const shown = await startOurs(home, browser);
      ours.push(shown);
      await writeFile(pagePath, staticPage(shown.rows));
      const plain = await startTheirs(pagePath, browser);
      theirs.push(plain);
      if (!isDeepStrictEqual(plain.rows, shown.rows)) throw new Error("other rows are shown");
    }
    const milliseconds = (all: readonly Shown[]) =>
      spreadOf(all.slice(WARM_UPS).map((shown) => shown.milliseconds));
    const shared = { row: "start", against: "bare Node host, static page" } as const;
    const compared = `the text of the ${ours[0]?.rows.length} rows that both put into the page`;
    const isSmall = bench.articles <= 10_000;
    yield {
      ...shared,
      series: "start, to list on screen",
      what: `with ${articles} articles, process and window to list on screen`,
      unit: "ms",
      ours: milliseconds(ours),
      baseline: milliseconds(theirs),
      budget: {
        kind: "at-most",
        limit: isSmall ? LIMITS_MS.small : LIMITS_MS.large,
        statistic: "median",
      },
      budgetFor: { articles: isSmall ? 10_000 : 100_000, measured: bench.articles },
      compared,
    };
    bench.say("start: waiting until all that a start leaves to be done is done");
    const rested = await startOurs(home, browser, GIVEN_BACK_AFTER_MS);
    const plain = await startTheirs(pagePath, browser);
    if (rested.megabytes === undefined || plain.megabytes === undefined) return;
    yield {
      ...shared,
      series: "memory of the host, idle",
      what: `memory of the host with ${articles} articles, idle`,
      unit: "MB",
      ours: spreadOf([rested.megabytes]),
      baseline: spreadOf([plain.megabytes]),
      budget: { kind: "at-most", limit: MEMORY_LIMIT_MB, statistic: "p95" },
      budgetFor: { articles: 100_000, measured: bench.articles },
      compared,
    };
  },
};

/** @param pauseMs  once there seems to be nothing left to do, before its memory is measured */
async function startOurs(home: TestHome, browser: Browser, pauseMs = 0): Promise<Shown> {
  const start = performance.now();
  await using postil = await startPostil(home);
  const shown = await showRows(browser, postil.address, '[role="option"]');
  const milliseconds = performance.now() - start;
  await untilAtRest(postil.pid, 1);
  await pause(pauseMs);
  await untilAtRest(postil.pid, 1);
  return { milliseconds, rows: shown, megabytes: residentMegabytes(postil.pid) };
}

async function startTheirs(pagePath: string, browser: Browser): Promise<Shown> {
  const start = performance.now();
  const child = spawn(process.execPath, [STATIC_HOST, pagePath], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const rows = await showRows(browser, await addressOf(child), "li");
    const milliseconds = performance.now() - start;
    const pid = child.pid ?? 0;
    await untilAtRest(pid, 1);
    return { milliseconds, rows, megabytes: residentMegabytes(pid) };
  } finally {
    child.kill();
  }
}

/** In a window that shares nothing with others: no cache, no cookie. */
async function showRows(
  browser: Browser,
  address: string,
  selector: string,
): Promise<readonly string[]> {
  await using closing = new AsyncDisposableStack();
  const context = await browser.newContext({ viewport: WINDOW_SIZE });
  closing.adopt(context, (one) => one.close());
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "commit" });
  return await rowsOnScreen(page, selector);
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error("the static host has no output");
  const line = await new Promise<string>((resolve) => {
    createInterface({ input: stdout }).once("line", resolve);
  });
  return (JSON.parse(line) as { readonly address: string }).address;
}

/** Nothing but the text. */
function staticPage(rows: readonly string[]): string {
  const escaped = rows.map((text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  const items = escaped.map((text) => `<li>${text}</li>`).join("");
  return `<!doctype html><meta charset="utf-8"><title>articles</title><ul>${items}</ul>`;
}
