import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import { bundleForPage } from "../../browser/bundle-for-page.ts";
import { openTestSite } from "../../browser/test-site.ts";
import type { Span } from "#core/anchor/selectors.js";
import type { Figure } from "../figures/figure.ts";
import { spreadOf } from "../figures/spread.ts";
import { spreadSpans } from "../material/highlight-log.ts";
import { makeText } from "../material/made-text.ts";
import { storeArticle } from "../material/stored-article.ts";
import type { Row } from "../run/row.ts";
import { WINDOW_SIZE } from "../window/reading-stage.ts";
import type * as PaintPage from "../window/paint-page.ts";
import { openThreadClock, type ThreadClock } from "../window/thread-time.ts";

const WORDS = 183_000;
const HIGHLIGHTS = 10_000;
const RUNS = 7;
const WARM_UPS = 1;
const SEED = 1;

const ENTRY = fileURLToPath(new URL("../window/paint-page.ts", import.meta.url));
const PAGE = `<!doctype html><style>body { margin: 0 } iframe { border: 0; width: 100vw; height: 100vh }</style>
<iframe></iframe><script src="script.js"></script>`;

type PaintFunction = keyof typeof PaintPage;
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
    const { script } = await bundleForPage(ENTRY);
    await using site = await openTestSite({
      "/": { body: PAGE },
      "/script.js": { body: script, headers: { "content-type": "text/javascript" } },
    });
    const browser = await bench.browser();
    await using closing = new AsyncDisposableStack();
    const context = await browser.newContext({ viewport: WINDOW_SIZE });
    closing.adopt(context, (one) => one.close());
    const page = await context.newPage();
    await page.goto(site.origin);
    const clock = await openThreadClock(page);

    const material = makeMaterial();
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

/** What is laid and marked. */
interface Material {
  readonly html: string;
  readonly spans: readonly Span[];
}

function makeMaterial(): Material {
  const { document, files } = storeArticle(0, makeText(SEED, WORDS, "latin"));
  const html = files.find(({ path }) => path.endsWith(".html"))?.content ?? "";
  return { html, spans: spreadSpans(document.plainText, HIGHLIGHTS, SEED) };
}

async function measure(
  page: Page,
  clock: ThreadClock,
  { html, spans }: Material,
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
async function compare(page: Page, { html, spans }: Material): Promise<string> {
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

/** The bundle is a classic script: its global is seen by what is evaluated, and by nothing else. */
async function inPage(
  page: Page,
  name: PaintFunction,
  ...inputs: readonly unknown[]
): Promise<unknown> {
  const list = inputs.map((input) => JSON.stringify(input)).join(", ");
  return await page.evaluate(`underTest.${name}(${list})`);
}
