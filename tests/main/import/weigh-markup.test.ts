import { describe, expect, test } from "vitest";
import { weighMarkup } from "../../../electron/import/html/weigh-markup.ts";

describe("what a page is built of is counted", () => {
  test.each([
    ["<p>a<p>b<br><img src=x>", { elements: 4, attributes: 1, depth: 0, hasCapitals: false }],
    [
      "<div><b><i>x</i></b></div><div></div>",
      { elements: 4, attributes: 0, depth: 3, hasCapitals: false },
    ],
    ["<div></span></span><div>", { elements: 2, attributes: 0, depth: 2, hasCapitals: false }],
    ["<div/><div/>", { elements: 2, attributes: 0, depth: 2, hasCapitals: false }],
    ["<svg><g/><g/></svg>", { elements: 3, attributes: 0, depth: 1, hasCapitals: false }],
    [
      `<a title="x > y" href='z' hidden>`,
      { elements: 1, attributes: 3, depth: 1, hasCapitals: false },
    ],
    [
      "<script>if (a<b) '<div>'</SCRIPT><!-- <div> --><b>",
      { elements: 2, attributes: 0, depth: 1, hasCapitals: false },
    ],
    ["a < b, 1<2, </>", { elements: 0, attributes: 0, depth: 0, hasCapitals: false }],
    ["<A HREF=x>", { elements: 1, attributes: 1, depth: 1, hasCapitals: true }],
    ['<a title="HREF=x">', { elements: 1, attributes: 1, depth: 1, hasCapitals: false }],
  ])("%s", (html, weight) => {
    expect(weighMarkup(html)).toEqual(weight);
  });
});
