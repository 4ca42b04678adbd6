import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { bundleForPage } from "../../../browser/bundle-for-page.ts";
import { useChromium } from "../../../browser/use-chromium.ts";
import type * as textUnderTest from "./text-under-test.ts";

declare const underTest: typeof textUnderTest;

const source = fileURLToPath(new URL("./text-under-test.ts", import.meta.url));

let browser: Browser;
let page: Page;
useChromium((shared) => {
  browser = shared;
});
beforeAll(async () => {
  page = await browser.newPage();
  await page.addScriptTag({ content: (await bundleForPage(source)).script });
});

/** All units of an article in order, and those that one meets on the way back. */
function walked(
  html: string,
  kind: "sentences" | "paragraphs" | "headings",
  language?: string,
): Promise<{ readonly there: readonly string[]; readonly back: readonly string[] }> {
  return page.evaluate(
    (input) => {
      document.body.innerHTML = `<article>${input.html}</article>`;
      const root = document.querySelector("article") ?? document.body;
      const offsets = underTest.indexOffsets(root);
      const walk = {
        sentences: () =>
          underTest.walkSentences(underTest.readableText(root, offsets), input.language),
        paragraphs: () => underTest.walkParagraphs(root, offsets),
        headings: () => underTest.walkHeadings(root, offsets),
      }[input.kind]();
      const words = ({ start, end }: { start: number; end: number }): string =>
        offsets.text.slice(start, end);
      const there: string[] = [];
      for (let unit = walk.at(0); unit !== undefined; unit = walk.after(unit)) {
        there.push(words(unit));
      }
      const back: string[] = [];
      const end = { start: offsets.text.length, end: offsets.text.length };
      for (let unit = walk.before(end); unit !== undefined; unit = walk.before(unit)) {
        back.unshift(words(unit));
      }
      return { there, back };
    },
    { html, kind, language },
  );
}

test("paragraphs are what one sees as such: items with a list in them, whole code, rows, cells with paragraphs", async () => {
  const { there, back } = await walked(
    `<section><h2>One</h2>\n<p>He <b>came</b>.<br>\nShe left.</p>\n<ul><li>outer\n<ul><li>inner</li>\n</ul>rest</li>\n</ul>` +
      `<pre>\n\na\tb\n\nc</pre>\n</section><section><table><tbody><tr><td>x</td>\t<td>y</td>\t</tr>\n<tr><td><p>p</p>\n<p>q</p>\n</td>\t<td></td>\t</tr>\n</tbody></table>` +
      `<blockquote><p>quoted</p>\n</blockquote><p> </p>\n<p><img alt="x"></p>\n<p>end</p>\n</section>`,
    "paragraphs",
  );
  expect(there).toEqual([
    "One",
    "He came.\nShe left.",
    "outer",
    "inner",
    "rest",
    "a\tb\n\nc",
    "x\ty",
    "p",
    "q",
    "quoted",
    "end",
  ]);
  expect(back).toEqual(there);
});

test("a footnote's mark ends no sentence and joins none, and belongs to the one before it", async () => {
  const mark = (number: string): string => `<sup><a href="#fn${number}">${number}</a></sup>`;
  const { there, back } = await walked(
    `<p>He came.${mark("1")} She ${mark("[2]")}left. He stayed${mark("3")}. End.</p>\n<p>x<sup>2</sup>. Y.</p>\n<p>So.<a href="#n"><sup>7</sup></a> Then.</p>\n`,
    "sentences",
    "en",
  );
  expect(there).toEqual([
    "He came.1",
    "She [2]left.",
    "He stayed3.",
    "End.",
    "x2.",
    "Y.",
    "So.7",
    "Then.",
  ]);
  expect(back).toEqual(there);
});

test("a line of code is one unit, tabs in it or not; a cell is one of its own", async () => {
  const { there } = await walked(
    `<pre><code>def f():\n\treturn\t1\n</code></pre>\n<table><tbody><tr><td>One. Two</td>\t<td>3</td>\t</tr>\n</tbody></table>`,
    "sentences",
  );
  expect(there).toEqual(["def f():", "return\t1", "One.", "Two", "3"]);
});

test("verse is read line by line, Chinese, Thai and Arabic by their own ends", async () => {
  const { there } = await walked(
    "<p>Tyger Tyger, burning bright,<br>\nIn the forests</p>\n",
    "sentences",
  );
  expect(there).toEqual(["Tyger Tyger, burning bright,", "In the forests"]);
  const chinese = await walked("<p>我来了。你呢？“好！”他说。</p>", "sentences", "zh");
  expect(chinese.there.slice(0, 2)).toEqual(["我来了。", "你呢？"]);
  expect(chinese.there.join("")).toBe("我来了。你呢？“好！”他说。");
  const thai = await walked("<p>สวัสดีครับ วันนี้อากาศดี</p>\n<p>เราไปกันเถอะ</p>", "sentences", "th");
  expect(thai.there.join(" ")).toBe("สวัสดีครับ วันนี้อากาศดี เราไปกันเถอะ");
  const arabic = await walked("<p>ذهب الولد. هل عاد؟ نعم!</p>", "sentences", "ar");
  expect(arabic.there).toEqual(["ذهب الولد.", "هل عاد؟", "نعم!"]);
});

test("headings of every depth are gone through, empty ones not", async () => {
  const { there, back } = await walked(
    "<h1>One</h1>\n<p>x</p>\n<h6> </h6>\n<h5>Deep <em>one</em></h5>\n<p>y</p>",
    "headings",
  );
  expect(there).toEqual(["One", "Deep one"]);
  expect(back).toEqual(there);
});

test("a text of nothing but separators has no unit of any kind", async () => {
  for (const kind of ["sentences", "paragraphs", "headings"] as const) {
    expect(await walked("<p>\n</p>\n<p><img alt=''></p>", kind)).toEqual({ there: [], back: [] });
  }
});
