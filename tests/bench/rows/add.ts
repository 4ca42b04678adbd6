import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { openEmptyPage } from "../baselines/empty-page.ts";
import { openFlushedFile } from "../baselines/append-and-flush.ts";
import { spreadOf } from "../figures/spread.ts";
import type { Row } from "../run/row.ts";
import { type ReadingStage, setReadingStage } from "../window/reading-stage.ts";
import {
  isAtRest,
  listenToCalls,
  type Marking,
  selectFreeWord,
  watchForHighlight,
} from "../window/watch-for-highlight.ts";

const WORDS = 183_000;
const HIGHLIGHTS = 1_000;
const RUNS = 30;
/** The first ones make the log and its folder, and remember the colour. */
const WARM_UPS = 3;
/** The key of purple, in which nothing else is marked. */
const KEY = "6";

/** Adding a highlight to a long article that has a thousand. */
export const addRow: Row = {
  name: "add",
  async *figures(bench) {
    bench.say("add: writing an article of 1 MB");
    const words = WORDS;
    await using stage = await setReadingStage(bench, { copies: 1, words, highlights: HIGHLIGHTS });
    await using empty = await openEmptyPage(stage.context);
    using flushed = openFlushedFile(join(stage.home.folder, "appended.jsonl"));
    await openArticle(stage);

    const markings: Marking[] = [];
    const emptyFrames: { painted: number; frames: number }[] = [];
    const appends: number[] = [];
    for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
      markings.push(await addHighlight(stage));
      emptyFrames.push(await empty.press(KEY));
      appends.push(flushed.append(await lastLine(stage)));
    }
    const compared = `the line that both flushed, byte for byte; ${RUNS} highlights, each read back`;
    await assertAllThere(stage, RUNS + WARM_UPS);
    const ours = markings.slice(WARM_UPS);
    const theirs = emptyFrames.slice(WARM_UPS);
    const shared = { row: "add", compared } as const;
    const what = "a highlight to 1 MB with 1,000, key to painted";
    yield {
      ...shared,
      what: `${what}, in frames`,
      unit: "frames",
      ours: spreadOf(ours.map(({ frames }) => frames)),
      baseline: spreadOf(theirs.map(({ frames }) => frames)),
      against: "empty page",
      budget: { kind: "at-most-more", limit: 1 },
    };
    yield {
      ...shared,
      what,
      unit: "ms",
      ours: spreadOf(ours.map(({ painted }) => painted)),
      baseline: spreadOf(theirs.map(({ painted }) => painted)),
      against: "empty page",
    };
    yield {
      ...shared,
      what: "a highlight to 1 MB with 1,000, key to the answer that it is flushed",
      unit: "ms",
      ours: spreadOf(ours.map(({ answered }) => answered)),
      baseline: spreadOf(appends.slice(WARM_UPS)),
      against: "append and fdatasync",
      budget: { kind: "at-most", limit: 20, statistic: "median" },
    };
  },
};

async function openArticle(stage: ReadingStage): Promise<void> {
  const [article] = stage.articles;
  if (article === undefined) throw new Error("there is no article");
  await stage.open(article);
  await stage.page.evaluate(listenToCalls);
}

async function addHighlight({ page }: ReadingStage): Promise<Marking> {
  await page.bringToFront();
  await page.evaluate(selectFreeWord);
  // The bar that floats beside selected words comes first, as it does for a person.
  await rest(page);
  const watch = await page.evaluateHandle(watchForHighlight);
  await page.keyboard.press(KEY);
  const marking = await watch.evaluate(({ seen }) => seen);
  await rest(page);
  return marking;
}

/** Longer than a frame, and until the window has heard all answers it waits for. */
async function rest(page: ReadingStage["page"]): Promise<void> {
  await page.waitForTimeout(150);
  await page.waitForFunction(isAtRest);
  await page.waitForTimeout(150);
}

/** The line that Postil has just flushed. */
async function lastLine(stage: ReadingStage): Promise<string> {
  const lines = await ownLines(stage);
  return `${lines.at(-1) ?? ""}\n`;
}

async function ownLines({ home, articles }: ReadingStage): Promise<readonly string[]> {
  const marks = join(home.library, "articles", articles[0]?.folder ?? "", "marks");
  const logs = (await readdir(marks)).filter((name) => name !== "bench0.jsonl");
  const texts = await Promise.all(logs.map((name) => readFile(join(marks, name), "utf8")));
  return texts.flatMap((text) => text.split("\n")).filter((line) => line.includes('"highlight"'));
}

/** @throws when a highlight is not in the log, or the other file holds other lines */
async function assertAllThere(stage: ReadingStage, count: number): Promise<void> {
  const lines = await ownLines(stage);
  const appended = await readFile(join(stage.home.folder, "appended.jsonl"), "utf8");
  if (lines.length !== count) throw new Error(`${lines.length} of ${count} highlights were saved`);
  if (appended !== lines.map((line) => `${line}\n`).join("")) throw new Error("other lines");
  const [article] = stage.articles;
  const { entries } = await stage.client.ask("annotations.list", {
    ...(article !== undefined && { articleId: article.articleId }),
    limit: 100_000,
  });
  const purple = entries.filter(({ color }) => color === "purple");
  if (purple.length !== count) throw new Error(`${purple.length} of ${count} are in the index`);
}
