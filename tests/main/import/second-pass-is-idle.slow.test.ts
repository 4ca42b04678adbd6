import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseHtml } from "../../../electron/import/parse-html.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
import { attacks, pageNames, pageOf } from "./shared-data.ts";
import { tagSoup } from "./tag-soup.ts";

function expectIdle(html: string): void {
  const once = sanitise(parseHtml(html));
  expect(sanitise(parseHtml(once))).toBe(once);
}

test("sanitising again changes nothing for any tags in any order", () => {
  fc.assert(fc.property(tagSoup, expectIdle), { numRuns: 500 });
});

test("sanitising again changes nothing for every attack", () => {
  for (const { payload } of attacks()) expectIdle(payload);
});

test.each(pageNames())("sanitising again changes nothing for the page %s", (page) => {
  expectIdle(pageOf(page));
});
