import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { SearchHit } from "#contract/search-records.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { type Answers, openAppWindow } from "../app-window.ts";
import { articleId, madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

declare global {
  /** Exists in the page alone. */
  var saidNothing: boolean;
  var hitsAtFirst: number;
}

function hit(title: string): SearchHit {
  return {
    articleId: articleId(1),
    title,
    kind: "article",
    snippet: "the harbour that learned to read its tides",
    marks: [{ start: 4, end: 11 }],
    start: 812,
    end: 819,
    annotationId: null,
    score: 1,
    others: [],
    left: 0,
    mayHaveMore: false,
  };
}

/** Runs in the page: notes how many hits are drawn together when the first are. */
function watchHits(): void {
  globalThis.hitsAtFirst = 0;
  new MutationObserver(() => {
    const hits = document.querySelectorAll('[role="option"][data-kind]').length;
    globalThis.hitsAtFirst ||= hits;
  }).observe(document.body, { subtree: true, childList: true });
}

function isAskedFor(input: unknown, query: string): boolean {
  return typeof input === "object" && input !== null && "query" in input && input.query === query;
}

function searching(answer: NonNullable<Answers["search"]>): Answers {
  return { ...madeUpLibrary(3), search: answer };
}

test("an answer that comes late never shows under another query", async () => {
  const late = Promise.withResolvers<void>();
  await using app = await openAppWindow(
    browser,
    searching(async ({ query }) => {
      if (query.startsWith("ha*")) await late.promise;
      const value = { hits: [hit(`for ${query}`)], total: 1 };
      return { ok: true, value };
    }),
  );
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("ha");
  const slow = () => app.calls.find(({ input }) => isAskedFor(input, "ha*"));
  await expect.poll(slow).toBeDefined();
  await page.keyboard.type("rbour");
  await page.getByText("for harbour*").waitFor();
  late.resolve();
  // Later answers arrive after earlier ones; then whatever came of it is drawn.
  await page.evaluate(() =>
    globalThis.answerCall({ callId: "last", name: "search", input: { query: "last" } }),
  );
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  expect(await page.getByRole("option").allTextContents()).toEqual([
    expect.stringContaining("for harbour*"),
  ]);
  expect(app.cancelled).toContain(slow()?.callId);
});

test("while the first answer is awaited the window says that it is on its way, and not that nothing matches", async () => {
  // Of a machine that pauses while one types, several questions come: none is answered before all may be.
  const mayAnswer = Promise.withResolvers<void>();
  await using app = await openAppWindow(
    browser,
    searching(async () => {
      await mayAnswer.promise;
      return { ok: true, value: { hits: [hit("found")], total: 1, explanation: null } };
    }),
  );
  const { page } = app;
  await page.keyboard.press("/");
  await page.getByText("words that begin so").waitFor();
  await page.evaluate(() => {
    globalThis.saidNothing = false;
    new MutationObserver(() => {
      globalThis.saidNothing ||= document.body.textContent.includes("Nothing matches");
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await page.keyboard.type("harbour");
  await page.getByRole("status", { name: "Loading…" }).waitFor();
  await expect.poll(() => app.calls.some(({ name }) => name === "search")).toBe(true);
  mayAnswer.resolve();
  await page.getByText("found").waitFor();
  expect(await page.evaluate(() => globalThis.saidNothing)).toBe(false);
});

test("letters typed in one go are one question", async () => {
  await using app = await openAppWindow(
    browser,
    searching(() => ({ ok: true, value: { hits: [hit("found")], total: 1 } })),
  );
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("/");
  await page.getByRole("searchbox", { name: "Search the library" }).evaluate((field) => {
    // In one turn of the page: however busy the machine is, no letter rests before the next.
    for (const letter of "harbour") {
      if (field instanceof HTMLInputElement)
        field.setRangeText(letter, field.value.length, field.value.length, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await page.getByText("found").waitFor();
  expect(app.calls.filter(({ name }) => name === "search").length).toBe(1);
});

test("a query with a mistake is explained, and searched for all the same", async () => {
  await using app = await openAppWindow(
    browser,
    searching(() => ({
      ok: true,
      value: {
        hits: [hit("found")],
        total: 1,
      },
    })),
  );
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("nope:1 harbour");
  await page.getByText('There is no field "nope:".').waitFor();
  await page.getByText("found").waitFor();
});

test("Enter opens the first hit at its passage; emptying the field goes back to the list", async () => {
  await using app = await openAppWindow(
    browser,
    searching(() => ({ ok: true, value: { hits: [hit("found")], total: 1 } })),
  );
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("harbour");
  await page.getByText("found").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("listbox", { name: "Articles in Inbox" }).waitFor();

  await page.keyboard.type("harbour");
  await page.getByText("found").waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => app.calls.some(({ name }) => name === "articles.get")).toBe(true);
  await expect
    .poll(() => page.evaluate((): unknown => history.state))
    .toMatchObject({
      postilScreen: {
        kind: "reader",
        articleId: articleId(1),
        span: { start: 812, end: 819 },
      },
    });
});

test("Back from a hit returns to it, where it stood", async () => {
  const numbers = Array.from({ length: 40 }, (_, number) => number);
  await using app = await openAppWindow(
    browser,
    searching(({ query }) => {
      const hits = numbers.map((number) => ({
        ...hit(`Hit ${number} for ${query}`),
        articleId: articleId(number),
      }));
      return { ok: true, value: { hits, total: 40, explanation: null } };
    }),
  );
  const { page } = app;
  await page.evaluate(watchHits);
  await page.keyboard.press("/");
  await page.keyboard.type("harbour");
  // The hits of what was typed on the way begin at the top again, and are drawn little by little: until all are, they move.
  await page.getByRole("option", { name: "Hit 39 for harbour*" }).waitFor();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  const option = page.getByRole("option", { name: "Hit 30 for harbour*" });
  await option.scrollIntoViewIfNeeded();
  // What is seen is drawn first: a letter may be typed meanwhile.
  expect(await page.evaluate(() => globalThis.hitsAtFirst)).toBeLessThan(30);
  const before = await option.boundingBox();
  await option.click();
  await option.waitFor({ state: "detached" });
  await page.goBack();
  await expect.poll(() => option.evaluate((row) => row === document.activeElement)).toBe(true);
  await expect
    .poll(async () => (await option.boundingBox())?.y)
    .toBeCloseTo(before?.y ?? Number.NaN, 0);
});

test("the key of the search shows what can be asked, and Escape goes back", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("/");
  await page.getByRole("button", { name: /tag:method has:note/ }).waitFor();
  const field = page.getByRole("searchbox", { name: "Search the library" });
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByRole("listbox", { name: "Articles in Inbox" }).waitFor();
});
