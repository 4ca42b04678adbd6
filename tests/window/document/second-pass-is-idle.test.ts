import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type * as sanitiser from "../../../renderer/reader/frame/sanitise-for-frame.ts";
import { bundleForPage } from "../../browser/bundle-for-page.ts";
import { useChromium } from "../../browser/use-chromium.ts";
import { type StoredDocument, storedDocuments } from "./stored-documents.ts";

declare const underTest: typeof sanitiser;

const SANITISER = fileURLToPath(
  new URL("../../../renderer/reader/frame/sanitise-for-frame.ts", import.meta.url),
);

let browser: Browser;
let page: Page;
let script: string;
let documents: readonly StoredDocument[];

useChromium((shared) => {
  browser = shared;
});
beforeAll(async () => {
  ({ script } = await bundleForPage(SANITISER));
  documents = await storedDocuments();
});
beforeEach(async () => {
  page = await browser.newPage();
  await page.addScriptTag({ content: script });
});

test("sanitising a stored article again in the window changes nothing", async () => {
  expect(await page.evaluate(() => "setHTML" in Element.prototype)).toBe(true);
  expect(await changed(documents)).toEqual([]);
});

test("nor does it where setHTML is missing and DOMPurify does it", async () => {
  await page.evaluate(() => void Reflect.deleteProperty(Element.prototype, "setHTML"));
  expect(await changed(documents)).toEqual([]);
});

test("control: what the importer would never write is changed", async () => {
  const written = [
    "<p onclick=alert(1)>x</p>",
    "<p class=other>x</p>",
    "<p><script>1</script></p>",
    "<my-element>x</my-element>",
  ];
  const foreign = written.map((html) => ({ name: html, html }));
  expect(await changed(foreign)).toEqual(written);
});

/** @returns the names of documents of which the second pass makes other nodes than their HTML says */
function changed(stored: readonly StoredDocument[]): Promise<readonly string[]> {
  return page.evaluate(async (all) => {
    const names: string[] = [];
    for (const { name, html } of all) {
      const { body } = new DOMParser().parseFromString(`<!doctype html><body>${html}`, "text/html");
      const expected = document.createElement("div");
      expected.append(...body.childNodes);
      const actual = document.createElement("div");
      actual.append(await underTest.sanitiseForFrame(html, { pictureBase: "../assets/" }));
      // How a picture is loaded is the window's business.
      for (const picture of actual.querySelectorAll("img")) {
        for (const attribute of ["loading", "decoding"]) picture.removeAttribute(attribute);
      }
      if (!actual.isEqualNode(expected)) names.push(name);
    }
    return names;
  }, stored);
}
