import type { Browser, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { readDocument } from "#core/document/read-document.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { storedDocuments } from "./stored-documents.ts";

let browser: Browser;
let page: Page;

useChromium((shared) => {
  browser = shared;
});
beforeAll(async () => {
  page = await browser.newPage();
});

test("plain text is the textContent that Chromium sees, of every document", async () => {
  const documents = await storedDocuments();
  expect(documents.length).toBeGreaterThan(500);
  const seen = await page.evaluate(
    (htmls) =>
      htmls.map(
        (html) =>
          new DOMParser().parseFromString(`<!doctype html><body>${html}`, "text/html").body
            .textContent,
      ),
    documents.map(({ html }) => html),
  );
  for (const [index, { name, html }] of documents.entries()) {
    expect(seen[index], name).toBe(readDocument(html).plainText);
  }
});

test("control: a missing separator would be noticed", async () => {
  const html = "<section><pre>\n\ncode</pre>\n</section>";
  const withoutDoubling = html.replace("\n\n", "\n");
  const seen = await page.evaluate((text) => {
    const holder = document.createElement("div");
    holder.innerHTML = text;
    return holder.textContent;
  }, withoutDoubling);
  expect(readDocument(withoutDoubling).plainText).toBe(seen);
  expect(readDocument(html).plainText).not.toBe(seen);
});
