import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readDocument } from "../../../electron/core/document/read-document.ts";
import { parseHtml } from "../../../electron/import/parse-html.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
import { textContentOf } from "./html-tree.ts";
import { attacks, pageNames, pageOf } from "./shared-data.ts";
import { tagSoup } from "./tag-soup.ts";

/** Offsets count in this text: what is read without a tree is what a parser's tree holds. */
function expectAgreement(html: string): void {
  const stored = sanitise(parseHtml(html));
  const { plainText, blocks } = readDocument(stored);
  expect(plainText).toBe(textContentOf(stored));
  let end = 0;
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(end);
    expect(block.end).toBeGreaterThan(block.start);
    expect(plainText.slice(block.end - 1, block.end)).not.toMatch(/[\n\t ]/);
    end = block.end;
  }
  expect(plainText.length).toBeGreaterThanOrEqual(end);
}

test("plain text agrees with the tree for any tags in any order", () => {
  fc.assert(fc.property(tagSoup, expectAgreement), { numRuns: 500 });
});

test("plain text agrees with the tree for every attack", () => {
  for (const { payload } of attacks()) expectAgreement(payload);
});

test.each(pageNames())("plain text agrees with the tree for the page %s", (page) => {
  expectAgreement(pageOf(page));
});
