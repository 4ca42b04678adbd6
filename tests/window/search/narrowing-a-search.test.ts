import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { articleId } from "../made-up-library.ts";
import {
  asked,
  FACETS,
  fieldOf,
  focused,
  HIT,
  NO_FACETS,
  screenOf,
  searchFor,
  searching,
} from "./made-up-hits.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("down from the field leaves the results where they are, so that the first is seen whole", async () => {
  const hits = Array.from({ length: 40 }, (_, number) => ({
    ...HIT,
    articleId: articleId(number),
    title: `Hit ${number}`,
  }));
  await using app = await openAppWindow(
    browser,
    searching({ search: () => ({ ok: true, value: { hits, total: hits.length } }) }),
  );
  const { page } = app;
  await searchFor(page, "tide");
  await page.getByRole("option", { name: "Hit 0" }).waitFor();
  // It comes beside the results, which are narrower then.
  await page.getByRole("complementary", { name: "Narrow down" }).waitFor();
  const before = await page.getByRole("option", { name: "Hit 0" }).boundingBox();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toContain("Hit 0");
  await page.evaluate(nextFrames);
  expect(await page.getByRole("option", { name: "Hit 0" }).boundingBox()).toEqual(before);
});

test("down from the field leads through the passages, and Enter opens the one that one stands on", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await searchFor(page, "tide");
  await page.getByText("passage 3 by").waitFor();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toContain("The book of the ferry");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toContain("passage 3");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => screenOf(page))
    .toEqual({ kind: "reader", articleId: articleId(1), span: { start: 300, end: 304 } });
  expect(asked(app, "searchHistory.add")).toEqual([{ query: "tide" }]);
});

test("what is left of an article unfolds where it stood, and one goes on from there", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await searchFor(page, "tide");
  const more = page.getByRole("option").filter({ hasText: "2 more places in this article" });
  await more.waitFor();
  // Asked when the hits of all letters are there: those of the first letters look the same, and what is unfolded of them folds again.
  await expect.poll(() => asked(app, "search.facets")).toContainEqual({ query: "tide*" });
  await page.keyboard.press("ArrowDown");
  for (let row = 0; row < 3; row += 1) await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toContain("2 more places");
  await page.keyboard.press("Enter");
  await page.getByText("passage 5 by").waitFor();
  await expect.poll(() => focused(page)).toContain("passage 4");
  expect(await more.count()).toBe(0);
  expect(asked(app, "search.passages")).toEqual([{ query: "tide*", articleId: articleId(1) }]);
  expect(await screenOf(page)).toMatchObject({ kind: "search" });
});

test("one key leads to what a search can be narrowed by; a press adds it to the query and takes it out again", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await searchFor(page, "tide");
  const tag = page.getByRole("button", { name: "tag 1 8" });
  await tag.waitFor();
  await page.getByText("passage 3 by").waitFor();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toContain("The book of the ferry");
  await page.keyboard.press("f");
  await expect.poll(() => focused(page)).toContain("tag 0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect.poll(() => fieldOf(page).inputValue()).toBe('tide* tag:"tag 1"');
  await expect
    .poll(() => asked(app, "search").at(-1))
    .toMatchObject({ query: 'tide* tag:"tag 1"' });
  await expect.poll(() => tag.getAttribute("aria-pressed")).toBe("true");
  expect(await focused(page)).toContain("tag 1");
  await page.keyboard.press("Space");
  await expect.poll(() => fieldOf(page).inputValue()).toBe("tide*");
  await page.keyboard.press("Escape");
  await expect
    .poll(() => fieldOf(page).evaluate((field) => field === document.activeElement))
    .toBe(true);
});

test("of many values the first are shown, the rest when asked for, and of none nothing", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await searchFor(page, "tide");
  const narrow = page.getByRole("complementary", { name: "Narrow down" });
  await narrow.getByRole("button", { name: "3 more…" }).click();
  await narrow.getByRole("button", { name: "tag 8 1" }).waitFor();
  expect(await narrow.getByRole("heading").allTextContents()).toEqual([
    "Tags",
    "Where it is",
    "Sites",
    "Published",
  ]);
  await narrow.getByRole("button", { name: "2024 2" }).click();
  await expect.poll(() => fieldOf(page).inputValue()).toBe("tide* published:2024");
});

test("what was pressed can be taken out where it left nothing", async () => {
  await using app = await openAppWindow(
    browser,
    searching({
      search: ({ query }) => {
        const hits = query.includes("site:") ? [] : [HIT];
        return { ok: true, value: { hits, total: hits.length } };
      },
      "search.facets": ({ query }) => ({
        ok: true,
        value: query.includes("site:") ? NO_FACETS : FACETS,
      }),
    }),
  );
  const { page } = app;
  await searchFor(page, "tide");
  await page.getByRole("button", { name: "BBC News 4" }).click();
  await page.getByText("Nothing matches").waitFor();
  await page.getByRole("button", { name: "BBC News 0" }).click();
  await expect.poll(() => fieldOf(page).inputValue()).toBe("tide*");
  await page.getByText("passage 3 by").waitFor();
});

test("in a narrow window it is folded until it is called for", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await page.setViewportSize({ width: 800, height: 600 });
  await searchFor(page, "tide");
  await page.getByText("passage 3 by").waitFor();
  const narrow = page.getByRole("complementary", { name: "Narrow down" });
  expect(await narrow.count()).toBe(0);
  const toggle = page.getByRole("button", { name: "Narrow down" });
  expect(await toggle.getAttribute("aria-expanded")).toBe("false");
  await toggle.click();
  await narrow.getByRole("button", { name: "tag 1 8" }).waitFor();
  expect(await toggle.getAttribute("aria-expanded")).toBe("true");
});

test("Enter before the answer opens the first hit of what was typed", async () => {
  const waiting: (() => void)[] = [];
  await using app = await openAppWindow(
    browser,
    searching({
      search: async ({ query }) => {
        if (query === "tide harb*") await new Promise<void>((done) => void waiting.push(done));
        const title = `for ${query}`;
        const number = query === "tide harb*" ? 2 : 1;
        const hits = [{ ...HIT, title, articleId: articleId(number) }];
        return { ok: true, value: { hits, total: 1 } };
      },
    }),
  );
  const { page } = app;
  await searchFor(page, "tide");
  await page.getByText("for tide*").waitFor();
  await page.keyboard.type(" harb");
  await page.keyboard.press("Enter");
  await expect.poll(() => waiting.length).toBe(1);
  expect(await screenOf(page)).toMatchObject({ kind: "search" });
  waiting[0]?.();
  await expect
    .poll(() => screenOf(page))
    .toMatchObject({ kind: "reader", articleId: articleId(2) });
});

/** Runs in the page: fulfilled when what a key did has been drawn. */
async function nextFrames(): Promise<void> {
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
}
