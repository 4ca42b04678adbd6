import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { wording } from "#core/wording/wording.js";
import { openTallPage } from "../baselines/tall-page.ts";
import type { Figure } from "../figures/figure.ts";
import { spreadOf } from "../figures/spread.ts";
import { vocabularyOf } from "../material/made-text.ts";
import type { Bench, Row } from "../run/row.ts";
import { type ListStage, setListStage } from "../window/list-stage.ts";
import { framesDuring } from "../window/page-frames.ts";
import { tasksDuring } from "../window/traced-tasks.ts";
import { textOfRow, type WantedRow, watchForRow } from "../window/watch-for-row.ts";

const FRAME_LIMIT_MS = 20;
const TASK_LIMIT_MS = 50;
const SWITCH_LIMIT_MS = 100;
const TURNS = 150;
const PRESSES = 90;
/** As a held key repeats on most systems. */
const REPEAT_MS = 33;
const TURN_MS = 16;
const TURN_PX = 240;
const SWITCHES = 8;
const WORDS = 6;
const LETTER_MS = 90;
const PAGE_ROWS = 100;
/** In the notebook; more than most readers ever make. */
const HIGHLIGHTS = 10_000;

/** Going through the list and the notebook of a large library in a window, and typing above them. */
export const scrollRow: Row = {
  name: "scroll",
  async *figures(bench) {
    const { articles } = bench;
    bench.say(`scroll: a window in front of ${articles.toLocaleString("en")} articles`);
    const browser = await bench.browser();
    await using stage = await setListStage(bench);
    const measurements = [
      () => frames(stage, LIST, "wheel"),
      () => frames(stage, LIST, "held Page Down"),
      () => jumpToEnd(stage),
      () => otherOrder(stage),
      () => typing(stage, browser),
    ];
    for (const measure of measurements) {
      const figure = await measure();
      yield {
        ...figure,
        row: "scroll",
        series: figure.what,
        what: `${figure.what}, ${articles.toLocaleString("en")} articles`,
        budgetFor: { articles: 100_000, measured: articles },
      };
    }
    yield* notebookFigures(bench);
  },
};

/** A library of its own, so that the notebook is as long whatever the list is. */
async function* notebookFigures(bench: Bench): AsyncGenerator<Figure> {
  await using stage = await setListStage({
    ...bench,
    articles: Math.min(bench.articles, HIGHLIGHTS),
    annotations: HIGHLIGHTS,
  });
  const { page } = stage;
  await page.getByRole("navigation").getByText(wording.views.notebook).click();
  await page.getByRole("row").locator("blockquote").first().waitFor();
  for (const way of ["wheel", "held Page Down"] as const) {
    const figure = await frames(stage, NOTEBOOK, way);
    yield {
      ...figure,
      row: "scroll",
      series: figure.what,
      what: `${figure.what}, ${HIGHLIGHTS.toLocaleString("en")} highlights`,
    };
  }
}

type Measured = Omit<Figure, "row" | "series" | "budgetFor">;

/** What is scrolled. */
interface Scrolled {
  readonly name: string;
  readonly role: "listbox" | "grid";
  readonly rowRole: "option" | "row";
}

const LIST: Scrolled = { name: "list", role: "listbox", rowRole: "option" };
const NOTEBOOK: Scrolled = { name: "notebook", role: "grid", rowRole: "row" };
const WAYS = { wheel: turnWheel, "held Page Down": holdPageDown } as const;

async function frames(
  { page, context, total }: ListStage,
  what: Scrolled,
  way: keyof typeof WAYS,
): Promise<Measured> {
  const move = WAYS[way];
  const before = await scrolledBy(page, what);
  const ours = await framesDuring(page, () => move(page, what));
  const moved = (await scrolledBy(page, what)) - before;
  if (moved < 10_000 && total > 500) {
    throw new Error(`${way} moved the ${what.name} by ${moved} px only`);
  }
  await using tall = await openTallPage(context);
  await tall.page.bringToFront();
  const theirs = await framesDuring(tall.page, () => move(tall.page, what));
  await page.bringToFront();
  return {
    what: `the ${what.name} scrolled by ${way}, each frame`,
    unit: "ms",
    ours: spreadOf(ours),
    baseline: spreadOf(theirs),
    against: "page of plain lines",
    budget: { kind: "at-most", limit: FRAME_LIMIT_MS, statistic: "p95" },
    compared: `the ${what.name} moved by ${Math.round(moved)} px`,
  };
}

function scrolledBy(page: Page, { role }: Scrolled): Promise<number> {
  return page.evaluate(
    (name) => document.querySelector(`[role="${name}"]`)?.scrollTop ?? scrollY,
    role,
  );
}

async function turnWheel(page: Page): Promise<void> {
  await page.mouse.move(700, 500);
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.mouse.wheel(0, TURN_PX);
    await pause(TURN_MS);
  }
}

async function holdPageDown(page: Page, { rowRole }: Scrolled): Promise<void> {
  const row = page.getByRole(rowRole).first();
  if ((await row.count()) > 0) await row.focus();
  for (let press = 0; press < PRESSES; press += 1) {
    await page.keyboard.down("PageDown");
    await pause(REPEAT_MS);
  }
  await page.keyboard.up("PageDown");
}

async function jumpToEnd({ page, client, total }: ListStage): Promise<Measured> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < SWITCHES; run += 1) {
    const toEnd = run % 2 === 0;
    const place = toEnd ? total : 1;
    const wanted: WantedRow = { place, before: "", event: "keydown" };
    const watch = await page.evaluateHandle(watchForRow, wanted);
    await page.keyboard.press(toEnd ? "End" : "Home");
    ours.push(await watch.evaluate(({ seen }) => seen));
    const offset = toEnd ? Math.floor((total - 1) / PAGE_ROWS) * PAGE_ROWS : 0;
    theirs.push(await timeList(client, { offset }));
  }
  return {
    what: "the list jumped through by End and Home, key to rows",
    unit: "ms",
    ours: spreadOf(ours),
    baseline: spreadOf(theirs),
    against: "that page asked for, nothing shown",
    budget: { kind: "at-most", limit: SWITCH_LIMIT_MS, statistic: "median" },
    compared: "the row of that place is in the page",
  };
}

async function otherOrder({ page, client }: ListStage): Promise<Measured> {
  const ours: number[] = [];
  const theirs: number[] = [];
  const sorts = ["title", "longest", "oldest", "newest"] as const;
  for (let run = 0; run < SWITCHES; run += 1) {
    const sort = sorts[run % sorts.length] ?? "newest";
    const before = await textOfRow(page, 1);
    await page.getByRole("button", { name: new RegExp(wording.library.sort) }).click();
    const choice = page.getByRole("option", { name: wording.library.sorts[sort] });
    await choice.waitFor();
    const wanted: WantedRow = { place: 1, before, event: "pointerup" };
    const watch = await page.evaluateHandle(watchForRow, wanted);
    await choice.click();
    ours.push(await watch.evaluate(({ seen }) => seen));
    theirs.push(await timeList(client, { sort }));
  }
  return {
    what: "the list in another order, click to first row",
    unit: "ms",
    ours: spreadOf(ours),
    baseline: spreadOf(theirs),
    against: "that page asked for, nothing shown",
    budget: { kind: "at-most", limit: SWITCH_LIMIT_MS, statistic: "median" },
    compared: "another article stands first",
  };
}

async function timeList(
  client: ListStage["client"],
  how: {
    readonly offset?: number;
    readonly sort?: "title" | "longest" | "oldest" | "newest";
  },
): Promise<number> {
  const start = performance.now();
  const { rows } = await client.ask("articles.list", { view: "all", limit: PAGE_ROWS, ...how });
  if (rows.length === 0) throw new Error("an empty page was asked for");
  return performance.now() - start;
}

async function typing({ page, context }: ListStage, browser: Browser): Promise<Measured> {
  const words = vocabularyOf("latin").filter((word) => word.length > 4);
  const ours: number[] = [];
  const theirs: number[] = [];
  await using tall = await openTallPage(context);
  for (let run = 0; run < WORDS; run += 1) {
    const word = words[100 + run * 300] ?? "";
    await page.bringToFront();
    const field = page.getByRole("searchbox", { name: wording.search.label });
    await field.fill("");
    ours.push(Math.max(...(await tasksDuring(browser, () => typeIn(page, word)))));
    if ((await field.inputValue()) !== word) throw new Error("other letters stand in the field");
    await tall.page.bringToFront();
    theirs.push(Math.max(...(await tasksDuring(browser, () => typeIn(tall.page, word)))));
  }
  return {
    what: "typing in the search field, the longest task of each word",
    unit: "ms",
    ours: spreadOf(ours),
    baseline: spreadOf(theirs),
    against: "field of a plain page",
    budget: { kind: "at-most", limit: TASK_LIMIT_MS, statistic: "p95" },
    compared: "the letters that stand in the field",
  };
}

/** Where the focus is; and a moment longer, in which what was typed is answered. */
async function typeIn(page: Page, word: string): Promise<void> {
  for (const letter of word) {
    await page.keyboard.press(letter);
    await pause(LETTER_MS);
  }
  await pause(500);
}
