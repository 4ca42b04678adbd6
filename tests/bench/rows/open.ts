import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { openPlainPages } from "../baselines/plain-page.ts";
import type { Figure } from "../figures/figure.ts";
import { spreadOf } from "../figures/spread.ts";
import type { StoredArticle } from "../material/stored-article.ts";
import type { Bench, Row } from "../run/row.ts";
import { setReadingStage } from "../window/reading-stage.ts";

interface Size {
  readonly what: string;
  readonly words: number;
  readonly highlights: number;
  readonly runs: number;
  readonly limitMs: number;
}

const SIZES: readonly Size[] = [
  {
    what: "1 MB article with 1,000 highlights, to painted",
    words: 183_000,
    highlights: 1_000,
    runs: 12,
    limitMs: 150,
  },
  {
    what: "1,000,000 words with 5,000 highlights, to painted",
    words: 1_000_000,
    highlights: 5_000,
    runs: 5,
    limitMs: 600,
  },
];

/** The first article warms the programs up, and does not count. */
const WARM_UPS = 1;

/** Opening a long article, in a window just loaded and an app that has not read it yet. */
export const openRow: Row = {
  name: "open",
  async *figures(bench) {
    for (const size of SIZES) yield await measure(bench, size);
  },
};

async function measure(bench: Bench, size: Size): Promise<Figure> {
  const { what, words, highlights, runs, limitMs } = size;
  bench.say(`open: writing ${runs + WARM_UPS} articles of ${words.toLocaleString("en")} words`);
  await using stage = await setReadingStage(bench, { ...size, copies: runs + WARM_UPS });
  await using plain = await openPlainPages();
  const plainPage = await stage.context.newPage();
  const ours: number[] = [];
  const theirs: number[] = [];
  // The newest stands first in the list.
  for (const article of stage.articles.toReversed()) {
    ours.push(await stage.open(article));
    const address = await plain.copyFrom(stage.page);
    await assertShows(stage.page, article);
    theirs.push(await plain.open(plainPage, address));
    await assertShows(plainPage, article);
  }
  return {
    row: "open",
    what,
    unit: "ms",
    ours: spreadOf(ours.slice(WARM_UPS)),
    baseline: spreadOf(theirs.slice(WARM_UPS)),
    against: "plain layout",
    budget: { kind: "at-most", limit: limitMs, statistic: "median" },
    compared: `the text that both show, to the letter, with what is stored; ${highlights} highlights in ours alone`,
  };
}

/** @throws when the page shows another text than the one that is stored */
async function assertShows(page: Page, article: StoredArticle): Promise<void> {
  const shown = await page.evaluate(async () => {
    const inside = document.querySelector("iframe")?.contentDocument ?? document;
    const text = new TextEncoder().encode(inside.querySelector("article")?.textContent ?? "");
    return [...new Uint8Array(await crypto.subtle.digest("SHA-256", text))];
  });
  const stored = createHash("sha256").update(article.document.plainText).digest("hex");
  if (Buffer.from(shown).toString("hex") !== stored) throw new Error("another text is shown");
}
