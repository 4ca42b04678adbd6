import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import type { Figure } from "../figures/figure.ts";
import { spreadOf } from "../figures/spread.ts";
import type { Row } from "../run/row.ts";
import {
  inPage,
  makePaintMaterial,
  openPaintStage,
  type PaintMaterial,
} from "../window/paint-stage.ts";
import type * as PaintPage from "../window/paint-page.ts";
import { openThreadClock, type ThreadClock } from "../window/thread-time.ts";

const HIGHLIGHTS = 10_000;
const RUNS = 7;
const WARM_UPS = 1;

type Way = "paint" | "wrap";

/** What painting and adding came to, in milliseconds of the page's thread. */
interface Work {
  readonly all: number[];
  readonly oneMore: number[];
}

/** Painting ten thousand highlights, by the browser's registry and by elements. */
export const markRow: Row = {
  name: "mark",
  async *figures(bench) {
    bench.say(`mark: ${HIGHLIGHTS.toLocaleString("en")} highlights in 1 MB`);
    await using stage = await openPaintStage(bench);
    const { page } = stage;
    const clock = await openThreadClock(page);

    const material = makePaintMaterial(HIGHLIGHTS);
    const compared = await compare(page, material);
    const ours: Work = { all: [], oneMore: [] };
    const whole: Work = { all: [], oneMore: [] };
    const sections: Work = { all: [], oneMore: [] };
    for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
      await measure(page, clock, material, { way: "paint", layout: "sections", work: ours });
      await measure(page, clock, material, { way: "wrap", layout: "whole", work: whole });
      await measure(page, clock, material, { way: "wrap", layout: "sections", work: sections });
    }
    const shared = { row: "mark", unit: "ms", compared } as const;
    const painting = "painting 10,000 highlights, work of the window's thread";
    const adding = "adding 1 to 10,000, work of the window's thread";
    yield {
      ...shared,
      what: painting,
      ...spreads(ours.all, whole.all),
      against: "<mark> in a plain page",
      budget: { kind: "times-faster", limit: 30 },
    };
    yield {
      ...shared,
      what: painting,
      ...spreads(ours.all, sections.all),
      against: "<mark> in Postil's page",
    };
    yield {
      ...shared,
      what: adding,
      ...spreads(ours.oneMore, whole.oneMore),
      against: "<mark> in a plain page",
      budget: { kind: "times-faster", limit: 2 },
    };
    yield {
      ...shared,
      what: adding,
      ...spreads(ours.oneMore, sections.oneMore),
      against: "<mark> in Postil's page",
    };
  },
};

function spreads(
  ours: readonly number[],
  theirs: readonly number[],
): Pick<Figure, "ours" | "baseline"> {
  return { ours: spreadOf(ours.slice(WARM_UPS)), baseline: spreadOf(theirs.slice(WARM_UPS)) };
}

async function measure(
  page: Page,
  clock: ThreadClock,
  { html, spans }: PaintMaterial,
  { way, layout, work }: { way: Way; layout: PaintPage.Layout; work: Work },
): Promise<void> {
  const [all, oneMore] =
    way === "paint"
      ? (["paintAll", "paintOneMore"] as const)
      : (["wrapAll", "wrapOneMore"] as const);
  await inPage(page, "lay", html, spans, layout);
  work.all.push(await clock.time(() => inPage(page, all)));
  if (way === "wrap") await inPage(page, "selectOneMore");
  work.oneMore.push(await clock.time(() => inPage(page, oneMore)));
}

/** @throws when the two ways mark other characters */
async function compare(page: Page, { html, spans }: PaintMaterial): Promise<string> {
  await inPage(page, "lay", html, spans, "sections");
  await inPage(page, "paintAll");
  await inPage(page, "paintOneMore");
  const painted = await inPage(page, "paintedSpans");
  await inPage(page, "lay", html, spans, "sections");
  await inPage(page, "wrapAll");
  await inPage(page, "selectOneMore");
  await inPage(page, "wrapOneMore");
  const wrapped = await inPage(page, "wrappedSpans");
  if (!isDeepStrictEqual(painted, wrapped)) throw new Error("other characters are marked");
  return `the ${spans.length.toLocaleString("en")} stretches of text that are marked, offset for offset`;
}
