import { describe, expect, test } from "vitest";
import { extractArticle } from "../../../electron/import/html/extract-article.ts";
import { fragmentOf, type PageNode } from "../../../electron/import/html/fragment-of-element.ts";
import type { PageElement } from "../../../electron/import/html/page-document.ts";
import { readPage } from "../../../electron/import/html/read-page.ts";
import { weighMarkup } from "../../../electron/import/html/weigh-markup.ts";
import { parseHtml, treeOfFragment } from "../../../electron/import/parse-html.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
import { pageNames, pageOf } from "./shared-data.ts";

/** What becomes of an element both ways; the first is undefined where only parsing tells. */
function bothWays(element: PageElement & PageNode): readonly [string | undefined, string] {
  const fragment = fragmentOf(element);
  const straight = fragment === undefined ? undefined : sanitise(treeOfFragment(fragment));
  return [straight, sanitise(parseHtml(element.innerHTML))];
}

function bodyOf(html: string): PageElement & PageNode {
  const page = `<!doctype html><html><head></head><body>${html}</body></html>`;
  // Elements of the page are nodes of its document.
  return readPage(page, weighMarkup(page)).body as PageElement & PageNode;
}

test.each(pageNames())("the article of %s is the same, written down and parsed or not", (name) => {
  const html = pageOf(name);
  const article = extractArticle(readPage(html, weighMarkup(html)));
  if (article === undefined) throw new Error("no article");
  const [straight, parsed] = bothWays(article.content);
  expect(straight ?? parsed).toBe(parsed);
});

describe("the same comes of", () => {
  test.each([
    ["code that begins with a newline", "<pre>\n\n  one\ntwo</pre><pre><b>\nx</b></pre>"],
    ["carriage returns", "<p>one&#13;&#10;two&#13;three</p>"],
    ["names in capital letters, twice", '<p><a HREF="https://example.org/" href="x">a</a></p>'],
    ["text in pieces", "<p>one<!-- -->two &amp; <i></i>three</p>"],
    ["signs that are written as entities", "<p>&lt;b&gt; &amp;amp; &nbsp;&quot;</p>"],
    ["blocks in paragraphs", "<p>one<div>two</div>three</p><p><ul><li>four</ul></p>"],
    ["a table without a body", "<table><tr><td>one<td>two<tr><th>three</table>"],
    ["a picture", '<p><img src="a.png" alt="A &quot;b&quot;" width="12"></p>'],
    [
      "elements deeper than is kept",
      `${"<div>".repeat(400)}<p>deep <b>down</b>${"</div>".repeat(400)}`,
    ],
  ])("%s", (_what, html) => {
    const [straight, parsed] = bothWays(bodyOf(html));
    expect(straight).toBe(parsed);
  });
});

test.each(["svg", "math", "template", "noscript", "textarea", "iframe", "select", "title"])(
  "what is in <%s> only a parser tells",
  (name) => {
    expect(fragmentOf(bodyOf(`<p>one</p><div><${name}>x</${name}></div>`))).toBeUndefined();
  },
);
