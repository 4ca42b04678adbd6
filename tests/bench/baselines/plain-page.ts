import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openTestSite, type TestPage } from "../../browser/test-site.ts";

const FONTS = fileURLToPath(new URL("../../../out/renderer/bundle/", import.meta.url));

/** Shows an article as any page is shown: one file, its style in its head, all of it laid out. */
export interface PlainPages extends AsyncDisposable {
  /**
   * Takes over what a window of Postil shows: the same elements, the same style, less what spares the browser work.
   * @returns the address of the page
   */
  copyFrom(window: Page): Promise<string>;
  /** @returns milliseconds from the start of the navigation to the second animation frame after the whole text is there */
  open(page: Page, address: string): Promise<number>;
}

export async function openPlainPages(): Promise<PlainPages> {
  const pages: Record<string, TestPage> = await readFonts();
  const site = await openTestSite(pages);
  return {
    async copyFrom(window) {
      const path = `/article-${Object.keys(pages).length}`;
      pages[path] = { body: await window.evaluate(copyFrame) };
      return site.origin + path;
    },
    async open(page, address) {
      await page.bringToFront();
      await page.goto("about:blank");
      await page.goto(address, { waitUntil: "commit" });
      const painted = await page.waitForFunction(() => document.documentElement.dataset["painted"]);
      return Number(await painted.jsonValue());
    },
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  };
}

/** Where the window's style looks for them. */
async function readFonts(): Promise<Record<string, TestPage>> {
  const fonts = (await readdir(FONTS)).filter((name) => name.endsWith(".woff2"));
  const pages: Record<string, TestPage> = {};
  for (const name of fonts) {
    const headers = { "content-type": "font/woff2" };
    pages[`/bundle/${name}`] = { body: await readFile(join(FONTS, name)), headers };
  }
  return pages;
}

/** Runs in Postil's window. @returns the HTML of a page that looks the same */
function copyFrame(): string {
  const inside = document.querySelector("iframe")?.contentDocument;
  if (inside === null || inside === undefined) throw new Error("no article is open");
  const style = inside.adoptedStyleSheets
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
    .join("\n");
  const attributes = [...inside.documentElement.attributes]
    .map(({ name, value }) => `${name}="${value.replaceAll('"', "&quot;")}"`)
    .join(" ");
  const script = `addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => requestAnimationFrame(() => {
    document.documentElement.dataset.painted = performance.now();
  })));`;
  return [
    `<!doctype html><html ${attributes}><head><meta charset="utf-8">`,
    `<style>${style}\narticle section { content-visibility: visible }</style><script>${script}</script></head>`,
    `<body>${inside.body.innerHTML}</body></html>`,
  ].join("");
}
