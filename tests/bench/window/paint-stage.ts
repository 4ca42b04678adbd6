import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { bundleForPage } from "../../browser/bundle-for-page.ts";
import { openTestSite } from "../../browser/test-site.ts";
import type { Span } from "#core/anchor/selectors.js";
import { spreadSpans } from "../material/highlight-log.ts";
import { makeText } from "../material/made-text.ts";
import { storeArticle } from "../material/stored-article.ts";
import type { Bench } from "../run/row.ts";
import type * as PaintPage from "./paint-page.ts";
import { WINDOW_SIZE } from "./reading-stage.ts";

/** About 1 MB. */
const WORDS = 183_000;
const SEED = 1;

const ENTRY = fileURLToPath(new URL("paint-page.ts", import.meta.url));
const PAGE = `<!doctype html><style>body { margin: 0 } iframe { border: 0; width: 100vw; height: 100vh }</style>
<iframe></iframe><script src="script.js"></script>`;

/** What is laid and marked. */
export interface PaintMaterial {
  readonly html: string;
  readonly spans: readonly Span[];
}

/** A page that has `paint-page.ts` in it and nothing else of Postil's. */
export interface PaintStage extends AsyncDisposable {
  readonly page: Page;
}

export async function openPaintStage(bench: Bench): Promise<PaintStage> {
  const { script } = await bundleForPage(ENTRY);
  await using closing = new AsyncDisposableStack();
  const site = closing.use(
    await openTestSite({
      "/": { body: PAGE },
      "/script.js": { body: script, headers: { "content-type": "text/javascript" } },
    }),
  );
  const browser = await bench.browser();
  const context = await browser.newContext({ viewport: WINDOW_SIZE });
  closing.adopt(context, (one) => one.close());
  const page = await context.newPage();
  await page.goto(site.origin);
  const kept = closing.move();
  return { page, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** @param highlights  how many, none over another */
export function makePaintMaterial(highlights: number): PaintMaterial {
  const { document, files } = storeArticle(0, makeText(SEED, WORDS, "latin"));
  const html = files.find(({ path }) => path.endsWith(".html"))?.content ?? "";
  return { html, spans: spreadSpans(document.plainText, highlights, SEED) };
}

/** The bundle is a classic script: its global is seen by what is evaluated, and by nothing else. */
export async function inPage(
  page: Page,
  name: keyof typeof PaintPage,
  ...inputs: readonly unknown[]
): Promise<unknown> {
  const list = inputs.map((input) => JSON.stringify(input)).join(", ");
  return await page.evaluate(`underTest.${name}(${list})`);
}
