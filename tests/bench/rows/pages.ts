import { importArticle } from "../../../electron/import/import-article.ts";
import { type ExpectedPage, expectedPages } from "../../main/import/shared-data.ts";
import { extractBarely } from "../baselines/bare-extraction.ts";
import { spreadOf } from "../figures/spread.ts";
import type { Row } from "../run/row.ts";

const RUNS = 5;
/** Until the compiler has seen all of it. */
const WARM_UPS = 1;
/** Of each page in each run the quickest counts: a collection of garbage takes longer than a page. */
const TRIES = 3;

/** Of these the importer keeps more, or keeps it as a picture. */
const DIFFERENT_ON_PURPOSE = /<(?:math|svg)[\s>]/i;

/** Importing saved web pages, from their bytes to reading documents. */
export const pagesRow: Row = {
  name: "pages",
  async *figures(bench) {
    const pages = expectedPages();
    bench.say(`pages: ${pages.length} saved web pages`);
    const different = await differentPages(pages);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
      const times = await timePages(pages);
      if (run < WARM_UPS) continue;
      ours.push(times.ours);
      theirs.push(times.theirs);
    }
    yield {
      row: "pages",
      what: `${pages.length} saved web pages, to reading documents`,
      unit: "ms",
      ours: spreadOf(ours),
      baseline: spreadOf(theirs),
      against: "linkedom and Readability alone",
      budget: { kind: "ratio", limit: 1.3 },
      compared: `the letters of each article in their order; ${different} have formulas or drawings and differ`,
    };
  },
};

/** @returns how many articles differ on purpose. Throws when another does */
async function differentPages(pages: readonly ExpectedPage[]): Promise<number> {
  let different = 0;
  for (const { name, source } of pages) {
    if (lettersOf(await textOf(name, source)) === lettersOf(extractBarely(source))) continue;
    if (!DIFFERENT_ON_PURPOSE.test(new TextDecoder().decode(source))) {
      throw new Error(`the articles of ${name} differ`);
    }
    different += 1;
  }
  return different;
}

/** Page by page in turn, so that both meet the same machine. @returns milliseconds */
async function timePages(
  pages: readonly ExpectedPage[],
): Promise<{ readonly ours: number; readonly theirs: number }> {
  let ours = 0;
  let theirs = 0;
  for (const { name, source } of pages) {
    const tries = { ours: Infinity, theirs: Infinity };
    for (let number = 0; number < TRIES; number += 1) {
      const start = threadMilliseconds();
      extractBarely(source);
      const middle = threadMilliseconds();
      await textOf(name, source);
      tries.ours = Math.min(tries.ours, threadMilliseconds() - middle);
      tries.theirs = Math.min(tries.theirs, middle - start);
    }
    ours += tries.ours;
    theirs += tries.theirs;
  }
  return { ours, theirs };
}

/** Of this thread's work alone: a page takes milliseconds, and whatever else runs on the machine more. */
function threadMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function textOf(name: string, bytes: Uint8Array): Promise<string> {
  const result = await importArticle({ name: `${name}.html`, bytes });
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return result.value.plainText;
}

/** Blocks stand apart in one and run together in the other. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "");
}
