import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseHtml } from "../../../electron/import/parse-html.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
import { attacks, hasSharedData, sharedFile, sharedNames } from "./shared-data.ts";
import { tagSoup } from "./tag-soup.ts";

function expectIdle(html: string): void {
  const once = sanitise(parseHtml(html));
  expect(sanitise(parseHtml(once))).toBe(once);
}

test("sanitising again changes nothing for any tags in any order", () => {
  fc.assert(fc.property(tagSoup, expectIdle), { numRuns: 1500 });
});

test("sanitising again changes nothing for every attack", () => {
  for (const { payload } of attacks()) expectIdle(payload);
});

describe.runIf(hasSharedData())("sanitising again changes nothing for the page", () => {
  const pages = sharedNames("readability").filter((name) => !name.includes("."));
  test.each(pages)("%s", (page) => {
    expectIdle(new TextDecoder().decode(sharedFile("readability", page, "source.html")));
  });
});
