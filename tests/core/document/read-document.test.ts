import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../electron/core/document/read-document.ts";

/** Kind and text of every block. */
function blocksOf(html: string): readonly string[] {
  const { plainText, blocks } = readDocument(html);
  return blocks.map(
    ({ kind, level, start, end }) => `${kind}${level ?? ""}: ${plainText.slice(start, end)}`,
  );
}

test("text is everything between the tags, with references resolved", () => {
  const html =
    '<section><h2 id="x">A &amp; B</h2>\n<p>1 &lt; 2 &gt; 0, &quot;<em>so</em>&quot;,&nbsp;yes</p>\n</section>';
  expect(readDocument(html).plainText).toBe('A & B\n1 < 2 > 0, "so",\u00a0yes\n');
});

test("an escaped reference is text, not a reference", () => {
  expect(readDocument("<p>&amp;lt; &amp;amp;nbsp;</p>").plainText).toBe("&lt; &amp;nbsp;");
});

test("a parser's dropped newline behind <pre> is dropped here too, once", () => {
  expect(readDocument("<pre>\n\n  x\n</pre>\n").plainText).toBe("\n  x\n\n");
});

test("blocks have their kinds, and separators stand outside them", () => {
  expect(
    blocksOf(
      `<section><h1>One</h1>\n<p class="label">Note:</p>\n<p>Two</p>\n<blockquote><p>Three</p>\n<p>Four</p>\n</blockquote>
<ul><li>Five\n<ol><li>Six</li>\n</ol></li><li><p>Seven</p>\n<blockquote><p>Eight</p>\n</blockquote></li></ul>
<dl><dt>Nine</dt>\n<dd>Ten</dd>\n</dl><pre>\n  Eleven\n    12</pre>\n<figure><figcaption>Thirteen</figcaption>\n</figure>
<table><tbody><tr><td>14</td>\t<td><p>15</p>\n<ul><li>16</li>\n</ul></td>\t</tr>\n</tbody></table>
<ol class="footnotes"><li><p>Seventeen</p>\n</li></ol></section><section><p>Eighteen<br>\nnineteen</p>\n</section>`,
    ),
  ).toEqual([
    "heading1: One",
    "label: Note:",
    "paragraph: Two",
    "quote: Three",
    "quote: Four",
    "list-item: Five",
    "list-item: Six",
    "list-item: Seven",
    "quote: Eight",
    "term: Nine",
    "definition: Ten",
    "code:   Eleven\n    12",
    "figure: Thirteen",
    "table: 14\t15\n16",
    "footnote: Seventeen",
    "paragraph: Eighteen\nnineteen",
  ]);
});

test("a block without words is none", () => {
  expect(readDocument("<section><p>\n </p>\n<hr><figure><img></figure></section>").blocks).toEqual(
    [],
  );
});

describe("a file that a hand has changed", () => {
  test("is read as a browser would, where that is easy", () => {
    expect(
      readDocument("<P TITLE='a > b'>x\r\ny</P><!-- <p>no</p> --><!doctype html>\0z").plainText,
    ).toBe("x\nyz");
    expect(readDocument("<p>a<p>b</i></p>c").plainText).toBe("abc");
    expect(readDocument("1 < 2 <3 &unknown; &#8217;&#x2019; &#xd800; &#99999999;").plainText).toBe(
      "1 < 2 <3 &unknown; ’’ \ufffd &#99999999;",
    );
    expect(readDocument('<p>kept</p><a href="').plainText).toBe("kept");
  });

  test("never throws, and its blocks stay inside the text", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      "</",
      "<p>",
      "</p>",
      "<table>",
      "<td>",
      "</table>",
      "<pre>",
      "\n",
      '"',
      "'",
      "<!--",
      "-->",
      "&",
      "&#",
      ";",
      "x",
      " class=",
      "<li ",
      "<br/>",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const { plainText, blocks } = readDocument(parts.join(""));
        for (const { start, end } of blocks) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(plainText.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("costs no more than its length, however its tags are broken", () => {
    for (const piece of ["<p>", "<a ", '<a "', "<!--", "<table>", "</p", "&#x"]) {
      // The square of this takes minutes, which the runner does not wait for.
      expect(() => readDocument(piece.repeat(200_000))).not.toThrow();
    }
  });
});
