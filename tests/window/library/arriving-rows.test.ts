import { expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { useChromium } from "../../browser/use-chromium.ts";
import { type Answers, openAppWindow } from "../app-window.ts";
import { articleId, madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

function focusedRow(page: Page) {
  return page.locator('[role="option"]:focus');
}

test("rows that were selected unseen are selected when they arrive, and can be taken out", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3_000));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await page.getByText("1 selected").waitFor();
  await page.keyboard.press("Control+Shift+End");
  await page.getByText("3,000 selected").waitFor();
  await page.getByRole("listbox").evaluate((list) => list.scrollTo(0, 104 * 1_500));
  const row = page.getByRole("option", { name: "Article 1502 " });
  await row.waitFor();
  await expect.poll(() => row.getAttribute("aria-selected")).toBe("true");
  await row.hover();
  await row.locator("[data-select]").click();
  await page.getByText("2,999 selected").waitFor();
  expect(await row.getAttribute("aria-selected")).toBe("false");
  await page.keyboard.press("e");
  await page.getByText("2,999 articles archived").waitFor();
  await app.tell({ kind: "articles-changed", articleIds: [] });
  await expect.poll(() => page.getByRole("option").count()).toBe(1);
  await row.waitFor();
});

test("what is done to the row with the focus is done to its article, also when one came in above it", async () => {
  const size = 9_950;
  const { answers, comeIn } = withOneToCome(size);
  await using app = await openAppWindow(browser, answers);
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("End");
  const last = focusedRow(page).getByText(`Article ${size}`, { exact: true });
  await last.waitFor();
  comeIn();
  await app.tell({ kind: "articles-changed", articleIds: [articleId(0)] });
  await expect
    .poll(() =>
      page.getByRole("option", { name: `Article ${size} ` }).getAttribute("aria-posinset"),
    )
    .toBe(String(size + 1));
  await last.waitFor();
  await page.keyboard.press("e");
  await page.getByText("1 article archived").waitFor();
  const update = app.calls.find(({ name }) => name === "articles.update");
  expect(update?.input).toMatchObject({ articleIds: [articleId(size)] });
});

test("what was selected unseen is what stood there then, also when an article came in above it", async () => {
  const size = 950;
  const { answers, comeIn } = withOneToCome(size);
  await using app = await openAppWindow(browser, answers);
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  for (let row = 0; row < 2; row += 1) await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await page.getByText("1 selected").waitFor();
  await page.keyboard.press("Control+Shift+End");
  await page.getByText("949 selected").waitFor();
  await page.getByRole("option", { name: `Article ${size} ` }).waitFor();
  comeIn();
  await app.tell({ kind: "articles-changed", articleIds: [articleId(0)] });
  await page
    .locator(`[role="option"][aria-setsize="${size + 1}"]`)
    .first()
    .waitFor();
  await page.getByText("949 selected").waitFor();
  await page.keyboard.press("e");
  await page.getByText("949 articles archived").waitFor();
  await app.tell({ kind: "articles-changed", articleIds: [] });
  // The one that came in, and the first, which was not selected.
  await expect.poll(() => page.getByRole("option").count()).toBe(2);
  await page.getByRole("option", { name: "Article 0 " }).waitFor();
  await page.getByRole("option", { name: "Article 1 " }).waitFor();
});

/** A library whose first article, number 0, is not there before it comes in. */
function withOneToCome(size: number): { answers: Answers; comeIn: () => void } {
  const whole = madeUpLibrary(size + 1);
  let isIn = false;
  return {
    comeIn: () => {
      isIn = true;
    },
    answers: {
      ...whole,
      "articles.ids": (input, request) => {
        const later = isIn ? 0 : 1;
        const ranges = input.ranges?.map(({ start, end }) => ({
          start: start + later,
          end: end + later,
        }));
        const reply = whole["articles.ids"]?.({ ...input, ranges }, request);
        if (reply === undefined) throw new Error("no ids");
        return reply;
      },
      "articles.list": async ({ offset = 0, limit = 100, ...input }, request) => {
        const later = isIn ? 0 : 1;
        const reply = await whole["articles.list"]?.(
          { ...input, offset: offset + later, limit },
          request,
        );
        if (reply?.ok !== true) throw new Error("no list");
        return { ok: true, value: { ...reply.value, total: reply.value.total - later } };
      },
    },
  };
}

test("in cards, J is the next article and K the one before", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3_000));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("v");
  await page.getByRole("button", { name: "Show as a list" }).waitFor();
  // Three cards lie beside each other: the fourth is on the next line.
  for (const number of [0, 1, 2, 3]) {
    await page.keyboard.press("j");
    await expect.poll(() => focusedRow(page).getAttribute("data-key")).toBe(articleId(number));
  }
  for (const number of [2, 1]) {
    await page.keyboard.press("k");
    await expect.poll(() => focusedRow(page).getAttribute("data-key")).toBe(articleId(number));
  }
});

test("what was selected while a deed took its time stays selected", async () => {
  const answer = Promise.withResolvers<undefined>();
  const library = madeUpLibrary(300);
  await using app = await openAppWindow(browser, {
    ...library,
    "articles.update": async (...call) => {
      await answer.promise;
      const reply = await library["articles.update"]?.(...call);
      if (reply === undefined) throw new Error("no update");
      return reply;
    },
  });
  const { page } = app;
  const row = (number: number) => page.getByRole("option", { name: `Article ${number} ` });
  await row(0).click({ modifiers: ["Control"] });
  await row(1).click({ modifiers: ["Control"] });
  await page.getByText("2 selected").waitFor();
  await page.keyboard.press("e");
  await expect.poll(() => app.calls.some(({ name }) => name === "articles.update")).toBe(true);
  await row(1).click({ modifiers: ["Control"] });
  await row(3).click({ modifiers: ["Control"] });
  await row(4).click({ modifiers: ["Control"] });
  await page.getByText("3 selected").waitFor();
  answer.resolve(undefined);
  await page.getByText("2 articles archived").waitFor();
  await app.tell({ kind: "articles-changed", articleIds: [articleId(0), articleId(1)] });
  await row(0).waitFor({ state: "detached" });
  await page.getByText("2 selected").waitFor();
  expect(await row(3).getAttribute("aria-selected")).toBe("true");
  expect(await row(4).getAttribute("aria-selected")).toBe("true");
});

test("V shows the list in the other way while rows are selected, too", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByText("1 selected").waitFor();
  await page.keyboard.press("v");
  await expect
    .poll(() => app.calls.find(({ name }) => name === "settings.set")?.input)
    .toEqual({ listLook: "cards" });
  await page.getByText("1 selected").waitFor();
});

test("selecting a row draws none anew", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3_000));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await expect.poll(() => focusedRow(page).getAttribute("aria-selected")).toBe("false");
  await page.evaluate(countDrawings);
  // A minute may end meanwhile, with which every row says its day anew.
  await expect
    .poll(async () => {
      const before = await page.evaluate(() => globalThis.daysWritten);
      const isSelected = (await focusedRow(page).getAttribute("aria-selected")) === "true";
      await page.keyboard.press("x");
      await page.locator(`[role="option"][aria-selected="${!isSelected}"]:focus`).waitFor();
      await page.evaluate(() => new Promise(requestAnimationFrame));
      return (await page.evaluate(() => globalThis.daysWritten)) - before;
    })
    .toBe(0);
});

declare global {
  /** Exists in the page alone: how often a row, or anything else, has written a day. */
  var daysWritten: number;
}

/** Runs in the page: sees nothing of this file. */
function countDrawings(): void {
  globalThis.daysWritten = 0;
  const format = Intl.DateTimeFormat.prototype.formatToParts;
  Intl.DateTimeFormat.prototype.formatToParts = function counted(...input) {
    globalThis.daysWritten += 1;
    return format.apply(this, input);
  };
}
