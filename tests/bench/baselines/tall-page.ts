import type { BrowserContext, Page } from "playwright-core";
import { openTestSite } from "../../browser/test-site.ts";

/** A page of plain lines under a field: what a browser does when one scrolls and types, and nothing else. */
export interface TallPage extends AsyncDisposable {
  readonly page: Page;
}

const LINES = 2_000;

export async function openTallPage(context: BrowserContext): Promise<TallPage> {
  const lines = Array.from({ length: LINES }, (_, line) => `<p>Line ${line}</p>`).join("");
  const body = `<!doctype html><meta charset="utf-8"><title>tall</title><input autofocus>${lines}`;
  const site = await openTestSite({ "/": { body } });
  const page = await context.newPage();
  await page.goto(site.origin);
  return {
    page,
    async [Symbol.asyncDispose]() {
      await page.close();
      await site[Symbol.asyncDispose]();
    },
  };
}
