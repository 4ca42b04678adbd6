import { describe, expect, test } from "vitest";
import { readDocument } from "../../../electron/core/document/read-document.ts";
import { parseHtml } from "../../../electron/import/parse-html.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
import { textContentOf } from "./html-tree.ts";

function stored(html: string): string {
  return sanitise(parseHtml(html)).replaceAll(/<\/?section>/g, "");
}

test("a formula comes through as it is", () => {
  const html =
    '<p>So <math display="block"><mrow><mi mathvariant="normal">e</mi><mo stretchy="false">=</mo></mrow><msup><mi>c</mi><mn>2</mn></msup><mfrac linethickness="1px"><mn>1</mn><msqrt><mi>x</mi></msqrt></mfrac><mspace width="1em"></mspace></math> holds</p>\n';
  expect(stored(html)).toBe(html);
});

describe("one strict form:", () => {
  test.each([
    [
      "white space between operands is one space of the text, at the ends of words none",
      "<math>\n <mi>\n a </mi>\n <mo>=</mo><mn>1</mn>\n</math>",
      "<math><mi>a</mi> <mo>=</mo><mn>1</mn></math>",
    ],
    [
      "a second form of the formula goes",
      "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x</annotation></semantics></math>",
      "<math><mi>x</mi></math>",
    ],
    [
      "several operands that were one stay one",
      "<math><msup><mstyle><mi>a</mi><mi>b</mi></mstyle><mn>2</mn></msup></math>",
      "<math><msup><mrow><mi>a</mi><mi>b</mi></mrow><mn>2</mn></msup></math>",
    ],
    [
      "an empty operand keeps its place",
      "<math><msup><mrow></mrow><mn>2</mn></msup></math>",
      "<math><msup><mrow></mrow><mn>2</mn></msup></math>",
    ],
    [
      "bare words become words of the formula",
      "<math>if <mi>x</mi> then</math>",
      "<math><mtext>if</mtext><mi>x</mi><mtext>then</mtext></math>",
    ],
    [
      "HTML inside tokens is its text",
      "<math><mtext>a <b>b</b><img src=x onerror=alert(1)></mtext></math>",
      "<math><mtext>a b</mtext></math>",
    ],
    ["parts of formulas outside one are text", "<msup><mi>x</mi><mn>2</mn></msup>", "x2"],
    ["an empty formula vanishes", "a<math> </math>b", "ab"],
    [
      "what loads, links or runs goes",
      '<math href="javascript:alert(1)" xlink:href="javascript:alert(1)" style="x"><mi onclick="alert(1)" class="a">x</mi><maction actiontype="statusline#http://example.org" xlink:href="javascript:alert(1)"><mi>y</mi></maction></math>',
      "<math><mi>x</mi><mi>y</mi></math>",
    ],
  ])("%s", (_name, html, expected) => {
    expect(stored(html)).toBe(`<p>${expected}</p>\n`);
  });
});

describe("where parsers disagree on what belongs to a formula, nothing of it is left:", () => {
  test.each([
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math><mi><malignmark><b>x</b></malignmark></mi></math>",
    "<math><annotation-xml encoding='text/html'><p>x<svg></p><img src=x onerror=alert(1)></annotation-xml><mi>y</mi></math>",
    "<math><mtext><p>a<math><mi>b</mi></math></p></mtext></math>",
    "<math><ms><svg><foreignObject><p>x</p></foreignObject></svg></ms></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math><a><mi>x</mi></a></math>",
    "<p><math><mi>x</p><p>y</math></p>",
    "<math><mrow><div>x</div></mrow></math>",
  ])("%s", (html) => {
    const once = sanitise(parseHtml(html));
    expect(sanitise(parseHtml(once))).toBe(once);
    expect(readDocument(once).plainText).toBe(textContentOf(once));
    expect(once).not.toMatch(/<(?!\/?(?:section|p|b|m\w+)[ >])/);
    expect(once).not.toMatch(/<m(?:i|o|n|s|text)>[^<]*<(?!\/m)/);
  });
});

test("formulas without end of depth become text at a depth that no parser minds", () => {
  const html = sanitise(parseHtml(`<math>${"<mrow>".repeat(5000)}<mi>deep</mi>`));
  expect(textContentOf(html).trim()).toBe("deep");
  expect(html.split("<mrow>").length).toBeLessThan(60);
  expect(sanitise(parseHtml(html))).toBe(html);
});
