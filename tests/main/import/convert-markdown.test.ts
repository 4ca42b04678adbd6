import { describe, expect, test } from "vitest";
import { readDocument } from "../../../electron/core/document/read-document.ts";
import { importArticle } from "../../../electron/import/import-article.ts";
import type { ReadingDocument } from "../../../electron/import/reading-document.ts";

async function imported(markdown: string, name = "note.md"): Promise<ReadingDocument> {
  const result = await importArticle({ name, bytes: new TextEncoder().encode(markdown) });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function htmlOf(markdown: string): Promise<string> {
  const { html } = await imported(markdown);
  return html.replaceAll(/<\/?section>/g, "");
}

describe("the title", () => {
  test("is the first heading of the first level, and not repeated in the body", async () => {
    const { title, plainText } = await imported("# The *pencil* `x` & co\n\nText.\n");
    expect({ title, plainText }).toEqual({ title: "The pencil x & co", plainText: "Text.\n" });
  });
  test("is the one declared; a heading that says the same goes, another stays", async () => {
    const same = await imported(
      '---\ntitle: "Field notes: swifts"\n---\n\n# Field Notes – Swifts\n\nText.\n',
    );
    expect(same).toMatchObject({ title: "Field notes: swifts", plainText: "Text.\n" });
    const other = await imported("---\ntitle: One\n---\n# Two\n\nText.\n");
    expect(other).toMatchObject({ title: "One", plainText: "Two\nText.\n" });
  });
  test("is a heading of any level that opens the text", async () => {
    expect(await imported("Title\n-----\n\nText.\n")).toMatchObject({
      title: "Title",
      plainText: "Text.\n",
    });
  });
  test("stays in its place where words stand before it", async () => {
    expect(await imported("Before.\n\n# Title\n\nText.\n")).toMatchObject({
      title: "Title",
      plainText: "Before.\nTitle\nText.\n",
    });
  });
  test("is the file's name without a heading", async () => {
    expect((await imported("Text.\n", "my_first.note.md")).title).toBe("my first.note");
  });
});

describe("front matter", () => {
  test("gives what is known of the article", async () => {
    const document = await imported(
      `---
title: 1984
author: [Ann Lee, Bo Wu]
date: 2025-02-21
url: https://example.org/a?utm_source=x&id=7&fbclid=y
site: The Paper
lang: en_GB
tags: [a, "#b", a, " c "]
---
Text.
`,
    );
    expect(document).toMatchObject({
      title: "1984",
      byline: "Ann Lee, Bo Wu",
      published: "2025-02-21",
      url: "https://example.org/a?id=7",
      site: "The Paper",
      language: "en-GB",
      sourceTags: ["a", "b", "c"],
      plainText: "Text.\n",
    });
  });
  test("counts key by key: what is of no use is left out", async () => {
    const document = await imported(
      "---\ntitle: {a: 1}\nauthor: Ann\ndate: last week\nurl: javascript:alert(1)\nlang: German\ntags: birds, method\n---\nText.\n",
      "x.md",
    );
    expect(document).toMatchObject({
      title: "x",
      byline: "Ann",
      published: null,
      url: null,
      sourceTags: ["birds", "method"],
    });
  });
  test("that is none is part of the article", async () => {
    expect((await imported("---\nJust a line.\n---\n\nText.\n")).plainText).toBe(
      "Just a line.\nText.\n",
    );
    expect((await imported("---\n\nText.\n")).plainText).toBe("Text.\n");
    expect((await imported("---\na: [1\n---\nText.\n")).plainText).toContain("a: [1");
  });
  test("that grows when it is expanded costs nothing", async () => {
    const laughs = ["a: &a [x,x,x,x,x,x,x,x,x]"];
    for (const [of, name] of ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"].entries()) {
      laughs.push(
        `${name[1]}: &${name[1]} [${Array.from({ length: 9 }, () => `*${name[0]}`).join()}]`,
      );
      expect(of).toBeGreaterThanOrEqual(0);
    }
    const { plainText } = await imported(`---\n${laughs.join("\n")}\n---\nText.\n`);
    expect(plainText).toContain("Text.\n");
  });
});

test("paragraphs, emphasis, links and lists", async () => {
  expect(
    await htmlOf(
      "A *b* **c** ~~d~~ `e`\nand [f](https://example.org/?a=1&b=2 'g').  \nNext\n\n- one\n- two\n  1. three\n\n3. four\n\n   five\n",
    ),
  ).toBe(
    `<p>A <em>b</em> <strong>c</strong> <s>d</s> <code>e</code> and <a href="https://example.org/?a=1&amp;b=2">f</a>.<br>\nNext</p>
<ul><li>one</li>
<li>two
<ol><li>three</li>
</ol></li></ul><ol start="3"><li><p>four</p>
<p>five</p>
</li></ol>`,
  );
});

test("a table keeps its cells apart and its columns aligned", async () => {
  const markdown = "| a | b |\n|:--|--:|\n| 1 | 2 |\n";
  expect(await htmlOf(markdown)).toBe(
    '<table><thead><tr><th align="left">a</th>\t<th align="right">b</th>\t</tr>\n</thead><tbody><tr><td align="left">1</td>\t<td align="right">2</td>\t</tr>\n</tbody></table>',
  );
  expect((await imported(markdown)).plainText).toBe("a\tb\t\n1\t2\t\n");
});

test("footnotes lead there and back, by names of their own", async () => {
  expect(await htmlOf("Text.[^a]\n\n[^a]: Note.\n")).toBe(
    '<p>Text.<sup><a id="user-content-fnref1" href="#user-content-fn1">[1]</a></sup></p>\n' +
      '<ol class="footnotes"><li id="user-content-fn1"><p>Note. <a href="#user-content-fnref1">↩︎</a></p>\n</li></ol>',
  );
});

test("a link inside the document finds the heading it names", async () => {
  const html = await htmlOf("# T\n\n[to it](#the-end-of-it)\n\n## The end, of it!\n");
  expect(html).toContain('href="#user-content-the-end-of-it"');
  expect(html).toContain('<h2 id="user-content-the-end-of-it">');
});

test("code keeps every space and line, and no colour", async () => {
  const markdown = "```js\n\n  a < b && c\n\n    d\n```\n";
  expect(await htmlOf(markdown)).toBe(
    "<pre>\n<code>\n  a &lt; b &amp;&amp; c\n\n    d</code></pre>\n",
  );
  const { html, plainText } = await imported(markdown);
  expect(plainText).toBe("\n  a < b && c\n\n    d\n");
  expect(readDocument(html).blocks).toMatchObject([{ kind: "code" }]);
});

test("HTML is text like any other", async () => {
  const { html, plainText } = await imported(
    'a <script>alert(1)</script> <b onclick="x">b</b>\n\n<div>c</div>\n',
  );
  expect(plainText).toBe('a <script>alert(1)</script> <b onclick="x">b</b>\n<div>c</div>\n');
  expect(html).not.toMatch(/<(?:script|b|div)/);
});

test("links that lead elsewhere than the web, a mailbox or the document are no links", async () => {
  const html = await htmlOf(
    "[a](javascript:alert(1)) [b](file:///etc/passwd) [c](other.md) [d](mailto:x@example.org)\n",
  );
  expect(html).toBe(
    '<p>[a](javascript:alert(1)) [b](file:///etc/passwd) c <a href="mailto:x@example.org">d</a></p>\n',
  );
});

test("a picture elsewhere is its words and a link, never loaded", async () => {
  expect(
    await htmlOf(
      "![A *map*](https://example.org/map.png) ![](x.png) [![badge](https://e.org/b.svg)](https://e.org)\n",
    ),
  ).toBe(
    '<p><a href="https://example.org/map.png">A map</a> x.png <a href="https://e.org">badge</a></p>\n',
  );
});

test("lines of Japanese are joined without a space, lines of Korean with one", async () => {
  expect((await imported("町の\n図書館\nで work\nした。\n")).plainText).toBe(
    "町の図書館で work した。\n",
  );
  expect((await imported("시의회는\n화요일\n")).plainText).toBe("시의회는 화요일\n");
});
