import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { bundleForPage } from "../../../browser/bundle-for-page.ts";
import { useChromium } from "../../../browser/use-chromium.ts";
import type * as offsetIndex from "../../../../renderer/reader/text/offset-index.ts";
import type * as selectedSpan from "../../../../renderer/reader/text/selected-span.ts";

declare const underTest: typeof offsetIndex & typeof selectedSpan;

const source = fileURLToPath(new URL("./text-under-test.ts", import.meta.url));

let browser: Browser;
let page: Page;
useChromium((shared) => {
  browser = shared;
});
beforeAll(async () => {
  page = await browser.newPage();
  await page.setContent(`<p id="before">before</p><article>
    <section><h2>A <em>title</em></h2>\n<p>Some <b>bold <i>and 👨‍👩‍👧 italic</i></b> words<br>\non lines.</p>\n</section><section><table><tbody><tr><td>one</td>\t<td></td>\t</tr>\n</tbody></table><pre>\n\nline</pre>\n<p><img alt=""></p></section></article><p id="after">after</p>`);
  await page.addScriptTag({ content: (await bundleForPage(source)).script });
});

test("the text is the root's textContent, to the code unit", async () => {
  const [text, content] = await page.evaluate(() => {
    const root = document.querySelector("article") ?? document.body;
    return [underTest.indexOffsets(root).text, root.textContent];
  });
  expect(text).toBe(content);
});

test("every span becomes a range that says its words, and comes back as the same offsets", async () => {
  const wrong = await page.evaluate(() => {
    const root = document.querySelector("article") ?? document.body;
    const index = underTest.indexOffsets(root);
    const failures: string[] = [];
    for (let start = 0; start < index.text.length; start++) {
      for (let end = start + 1; end <= index.text.length; end++) {
        const range = index.rangeFor({ start, end });
        const words = index.text.slice(start, end);
        const isSame =
          range?.toString() === words &&
          index.offsetOf(range.startContainer, range.startOffset) === start &&
          index.offsetOf(range.endContainer, range.endOffset) === end;
        if (!isSame) failures.push(`${start}-${end}`);
      }
    }
    return failures;
  });
  expect(wrong).toEqual([]);
});

test("boundary points on elements count the text before them", async () => {
  const wrong = await page.evaluate(() => {
    const root = document.querySelector("article") ?? document.body;
    const index = underTest.indexOffsets(root);
    const failures: string[] = [];
    for (const element of [root, ...root.querySelectorAll("*")]) {
      for (let offset = 0; offset <= element.childNodes.length; offset++) {
        const before = document.createRange();
        before.setStart(root, 0);
        before.setEnd(element, offset);
        if (index.offsetOf(element, offset) !== before.toString().length) {
          failures.push(`${element.localName} ${offset}`);
        }
      }
    }
    return failures;
  });
  expect(wrong).toEqual([]);
});

test("points outside the article are its two ends", async () => {
  const offsets = await page.evaluate(() => {
    const root = document.querySelector("article") ?? document.body;
    const index = underTest.indexOffsets(root);
    const child = (id: string): Node => document.querySelector(`#${id}`)?.firstChild ?? document;
    return {
      before: index.offsetOf(child("before"), 2),
      after: index.offsetOf(child("after"), 2),
      bodyStart: index.offsetOf(document.body, 0),
      bodyEnd: index.offsetOf(document.body, document.body.childNodes.length),
      length: index.text.length,
      none: index.rangeFor({ start: 3, end: 3 }) ?? null,
      beyond: index.rangeFor({ start: 3, end: 100_000 }) ?? null,
    };
  });
  expect(offsets).toMatchObject({ before: 0, bodyStart: 0, none: null, beyond: null });
  expect(offsets.after).toBe(offsets.length);
  expect(offsets.bodyEnd).toBe(offsets.length);
});

test("a selection is what its words span, from a triple click to a single separator", async () => {
  const spans = await page.evaluate(() => {
    const root = document.querySelector("article") ?? document.body;
    const index = underTest.indexOffsets(root);
    const selection = getSelection();
    const [heading, paragraph] = [root.querySelector("h2"), root.querySelector("p")];
    const words = (): string | null => {
      const span = underTest.selectedSpan(selection, index);
      return span === undefined ? null : index.text.slice(span.start, span.end);
    };
    if (selection === null || heading === null || paragraph === null) return [];
    // What a triple click makes: from the block's start to the start of the next.
    selection.setBaseAndExtent(heading, 0, paragraph, 0);
    const tripleClick = words();
    selection.setBaseAndExtent(paragraph, 3, paragraph, 0);
    const backwards = words();
    const gap = heading.nextSibling ?? heading;
    selection.setBaseAndExtent(gap, 0, gap, 1);
    const separator = words();
    selection.selectAllChildren(document.body);
    return [tripleClick, backwards, separator, words()?.length === index.text.trim().length];
  });
  expect(spans).toEqual(["A title", "Some bold and 👨‍👩‍👧 italic words", null, true]);
});
