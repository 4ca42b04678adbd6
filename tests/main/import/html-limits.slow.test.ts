import { afterAll, describe, expect, test, vi } from "vitest";
import { describeFailure } from "../../../electron/core/wording/describe-failure.ts";
import { createConverterPool } from "../../../electron/import/converter-pool.ts";
import { forkConverterInNode } from "../../../electron/import/fork-converter-node.ts";
import { weighMarkup } from "../../../electron/import/html/weigh-markup.ts";
import { ARTICLE, pageWith, PARAGRAPHS } from "./made-page.ts";

// Much work for one test; where others are at work beside it, it takes its time, which is no matter of this test.
const PATIENCE_MS = 300_000;
vi.setConfig({ testTimeout: 2 * PATIENCE_MS });

const MEGABYTE = 1024 * 1024;

const pool = createConverterPool({
  fork: forkConverterInNode,
  size: 1,
  timeLimitMs: PATIENCE_MS,
});
afterAll(() => pool.close());

/** In a converter's process, with its limits. @returns the reason, or the number of words */
async function outcomeOf(html: string): Promise<string | number> {
  const bytes = new TextEncoder().encode(html);
  const result = await pool.convert({ name: "a.html", bytes });
  return result.ok ? result.value.words : result.error.code;
}

const PARAGRAPH = `<p>${PARAGRAPHS[0]}</p>\n`;
const page = (body: string): string => `<html><body>${body}</body></html>`;
const filled = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length));

describe("read in time:", () => {
  test.each([
    ["100,000 elements in each other", page(`${"<div>".repeat(100_000)}${ARTICLE}`)],
    ["100,000 marks in each other", page(`${"<b>".repeat(100_000)}${ARTICLE}`)],
    [
      "90,000 templates in each other",
      page(`${"<template>".repeat(90_000)}x${"</template>".repeat(90_000)}${ARTICLE}`),
    ],
    ["30,000 tables in each other", page(`${"<table><tr><td>".repeat(30_000)}${ARTICLE}`)],
    ["50,000 lists in each other", page(`${"<ul><li>".repeat(50_000)}${ARTICLE}`)],
    ["elements without end in a fragment", `${"<i><div>".repeat(5_000)}${ARTICLE}`],
    ["20 MB on one line", page(`<p>${filled("word ", 20 * MEGABYTE)}</p>`)],
    [
      "50,000 pictures",
      page(`${ARTICLE}${'<img src="https://example.org/a.png" alt="a b">'.repeat(50_000)}`),
    ],
    ["5 MB of paragraphs", page(filled(PARAGRAPH, 5 * MEGABYTE))],
    [
      "a picture of 20 MB in the page",
      pageWith(
        `${ARTICLE}<img src="data:image/png;base64,iVBORw0KGgo${filled("AAAA", 20 * MEGABYTE)}">${ARTICLE}`,
      ),
    ],
    ["scripts that do not end", page(`${ARTICLE}${"<script>".repeat(100_000)}`)],
    ["comments that do not end", page(`${ARTICLE}${"<!--".repeat(100_000)}`)],
    ["100,000 drawings", page(`${ARTICLE}${"<svg><path d='M0'/></svg>".repeat(50_000)}`)],
    [
      "declarations without end",
      `${'<meta property="og:title" content="x">'.repeat(50_000)}${page(ARTICLE)}`,
    ],
  ])("%s", async (_name, html) => {
    expect(await outcomeOf(html)).toBeGreaterThan(90);
  });
});

describe("refused with a reason:", () => {
  test.each([
    ["50 MB of paragraphs", page(filled(PARAGRAPH, 49 * MEGABYTE))],
    ["quotes that do not end", page(`${ARTICLE}${'<p title="'.repeat(100_000)}`)],
    [
      "XML of one tag that does not end",
      `<?xml version="1.0"?>${page(`${ARTICLE}${"<a a".repeat(50_000)}`)}`,
    ],
    ["a million elements", page("<p>".repeat(1_000_000))],
    [
      "a million attributes",
      page(`<p ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}=1`).join(" ")}>x`),
    ],
  ])("%s", async (_name, html) => {
    expect(await outcomeOf(html)).toBe("file-too-complex");
  });
});

test("the limit on elements, and what it is called", async () => {
  const MOST = 200_000;
  const around = weighMarkup(page(ARTICLE)).elements;
  const pageOf = (elements: number): string =>
    page(`${ARTICLE}${"<br>".repeat(elements - around)}`);
  expect(await outcomeOf(pageOf(MOST - 1))).toBeGreaterThan(90);
  expect(await outcomeOf(pageOf(MOST))).toBeGreaterThan(90);
  expect(await outcomeOf(pageOf(MOST + 1))).toBe("file-too-complex");
  const bytes = new TextEncoder().encode(pageOf(MOST + 1));
  const refused = await pool.convert({ name: "a.html", bytes });
  expect(!refused.ok && describeFailure(refused.error)).toBe(
    "“a.html” has more than 200,000 elements. Divide it into smaller files, or save its text, and add those.",
  );
});
