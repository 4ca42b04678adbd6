import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { useChromium } from "../../browser/use-chromium.ts";
import { type AppWindow, openAppWindow } from "../app-window.ts";
import { madeUpNotebook } from "../made-up-notebook.ts";

const SIZE = 1_000;

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

async function selectAll({ page }: AppWindow): Promise<void> {
  await page.getByRole("navigation").getByText("Notebook").click();
  const list = page.getByRole("grid", { name: "Highlights and notes" });
  await list.getByRole("row", { name: /^Passage 0\./ }).focus();
  await page.keyboard.press("Control+a");
  await page.getByText("1,000 selected").waitFor();
}

test("all are selected, also those that were never read, and changed by one call", async () => {
  await using app = await openAppWindow(browser, {
    ...madeUpNotebook(SIZE),
    "annotations.updateAll": ({ annotationIds }) => ({
      ok: true,
      value: { changed: annotationIds.length, left: 0 },
    }),
  });
  await selectAll(app);
  await app.page.keyboard.press("3");
  await app.page.getByText("1,000 highlights now yellow").waitFor();
  const changes = app.calls.filter(({ name }) => name === "annotations.updateAll");
  expect(changes).toHaveLength(1);
  const named = JSON.stringify(changes[0]?.input).match(/"[0-9a-z]{26}"/gu);
  expect(new Set(named).size).toBe(SIZE);
  const read = app.calls.filter(({ name }) => name === "annotations.read");
  expect(read.length).toBeLessThan(5);
});

test("what takes long shows how far it is, can be stopped, and says what was left", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  await using app = await openAppWindow(browser, {
    ...madeUpNotebook(SIZE),
    "annotations.updateAll": async () => {
      await promise;
      return { ok: true, value: { changed: 400, left: 600 } };
    },
  });
  await selectAll(app);
  const { page } = app;
  await page.keyboard.press("3");
  const bar = page.getByRole("progressbar", { name: "Changing 1,000 highlights" });
  await bar.waitFor();
  const call = app.calls.find(({ name }) => name === "annotations.updateAll");
  const callId = call?.callId ?? "";
  await app.tell({ kind: "progress", callId, done: 2, total: 5, current: "" });
  await expect.poll(() => bar.getAttribute("aria-valuetext")).toBe("40%");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => app.cancelled).toEqual([callId]);
  resolve();
  await page.getByText("Stopped: 400 highlights changed, 600 left as they were").waitFor();
  await expect.poll(() => bar.count()).toBe(0);
  // Nothing is let go of: one may go on where one stopped.
  await page.getByText("1,000 selected").waitFor();
});

test("a change of the list leaves the selection alone, but for what is gone from it", async () => {
  let size = 3;
  await using app = await openAppWindow(browser, {
    ...madeUpNotebook(3),
    "annotations.outline": (input, request) => {
      const answer = madeUpNotebook(size)["annotations.outline"];
      if (answer === undefined) throw new Error("it has one");
      return answer(input, request);
    },
  });
  const { page } = app;
  await page.getByRole("navigation").getByText("Notebook").click();
  await page.getByRole("row", { name: /^Passage 1\./ }).focus();
  await page.keyboard.press("x");
  await page.getByText("1 selected").waitFor();
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("2 selected").waitFor();
  size = 2;
  await app.tell({ kind: "articles-changed", articleIds: [] });
  await page.getByText("1 selected").waitFor();
  await page.getByText("1 more out of sight").waitFor();
  size = 4;
  await app.tell({ kind: "articles-changed", articleIds: [] });
  await page.getByText("2 selected").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByText("selected").count()).toBe(0);
});

test("Shift and a click select all from the line that was selected last", async () => {
  await using app = await openAppWindow(browser, madeUpNotebook(30));
  const { page } = app;
  await page.getByRole("navigation").getByText("Notebook").click();
  const row = (number: number) =>
    page.getByRole("row", { name: new RegExp(`^Passage ${number}\\.`) });
  await row(0).focus();
  await page.keyboard.press("x");
  await page.getByText("1 selected").waitFor();
  await row(2).click({ modifiers: ["Shift"], position: { x: 80, y: 20 } });
  await page.getByText("3 selected").waitFor();
  await row(1).click({ modifiers: ["Control"], position: { x: 80, y: 20 } });
  await page.getByText("2 selected").waitFor();
  expect(await row(1).getAttribute("aria-selected")).toBe("false");
  expect(await row(2).getAttribute("aria-selected")).toBe("true");
});

test("words that are selected, and what one types in, are copied as ever", async () => {
  await using app = await openAppWindow(browser, madeUpNotebook(3));
  const { page } = app;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("navigation").getByText("Notebook").click();
  await page.getByRole("row", { name: /^Passage 0\./ }).focus();
  await page.keyboard.press("Control+c");
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard).toBe("“Passage 0.”\n— “Article 0”\n");
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Note" }).fill("My own words");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await expect.poll(clipboard).toBe("My own words");
  await expect.poll(() => page.getByText("selected").count()).toBe(0);
});

test("lines that could not be read say so, and are read by another try", async () => {
  let isBroken = true;
  const { "annotations.read": read, ...rest } = madeUpNotebook(SIZE);
  await using app = await openAppWindow(browser, {
    ...rest,
    "annotations.read": (input, request) => {
      const isFirst = input.annotationIds.includes("0".repeat(26));
      if (isBroken && !isFirst) {
        return { ok: false, error: { code: "unexpected", message: "The disk is gone." } };
      }
      if (read === undefined) throw new Error("it has one");
      return read(input, request);
    },
  });
  const { page } = app;
  await page.getByRole("navigation").getByText("Notebook").click();
  const list = page.getByRole("grid", { name: "Highlights and notes" });
  await list.getByRole("row", { name: /^Passage 0\./ }).waitFor();
  await list.evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight }));
  await page.getByText("The disk is gone.").waitFor();
  isBroken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await list
    .getByRole("row", { name: /^Passage 9\d\d\./ })
    .first()
    .waitFor();
  await expect.poll(() => page.getByText("The disk is gone.").count()).toBe(0);
});
