import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { FaultRecord } from "#contract/fault-calls.js";
import { Settings } from "#core/settings/settings.js";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { findBarriers } from "../../e2e/accessibility/find-barriers.ts";
import { type Answers, openAppWindow } from "../app-window.ts";
import { articleId, madeUpLibrary } from "../made-up-library.ts";

const words = wording.faults;
const FULL: FaultRecord = {
  event: { kind: "change-unsaved", articleId: articleId(0), cause: "The disk is full." },
  at: "2026-11-20T10:00:00.000Z",
  first: "2026-11-18T10:00:00.000Z",
  times: 2,
  article: { articleId: articleId(0), title: "A made-up article" },
};
const INDEX: FaultRecord = {
  event: { kind: "index-rebuilt", contradictions: 0 },
  at: "2026-11-19T10:00:00.000Z",
  first: "2026-11-19T10:00:00.000Z",
  times: 1,
  article: null,
};

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

function answersWith(list: NonNullable<Answers["faults.list"]>): Answers {
  return { ...madeUpLibrary(1), "faults.list": list };
}

test("a journal that cannot be read says why, and is there once it can be; where nothing went wrong that is said", async () => {
  let isBroken = true;
  const error = { code: "file-unreadable", message: "The folder cannot be read." } as const;
  await using app = await openAppWindow(
    browser,
    answersWith(() =>
      isBroken
        ? { ok: false, error }
        : { ok: true, value: { faults: [], total: 0, unreadable: 0 } },
    ),
  );
  const { page } = app;
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.title });
  await section.getByText(error.message).waitFor();
  isBroken = false;
  await section.getByRole("button", { name: wording.app.retry }).click();
  await section.getByText(words.none).waitFor();
});

test("each fault says when and how often, what was done, and leads to its article by keyboard", async () => {
  await using app = await openAppWindow(
    browser,
    answersWith(() => ({ ok: true, value: { faults: [FULL, INDEX], total: 2, unreadable: 1 } })),
  );
  const { page } = app;
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.title });
  const faults = section.getByRole("list").getByRole("listitem");
  await expect.poll(() => faults.count()).toBe(2);
  const first = await faults.first().textContent();
  expect(first).toContain("2 times, first");
  expect(first).toContain("A change could not be saved. The disk is full.");
  expect(first).toContain("tried again until it is saved");
  await section.getByText(words.unreadable(1)).waitFor();
  for (const theme of ["paper", "dark"] as const) {
    await app.tell({ kind: "settings-changed", settings: Settings.parse({ theme }) });
    await page.waitForFunction((name) => document.documentElement.dataset["theme"] === name, theme);
    expect(await findBarriers(page), theme).toEqual([]);
  }
  const open = faults.first().getByRole("button", { name: words.open("A made-up article") });
  await open.focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => app.calls.filter(({ name }) => name === "articles.get"))
    .toMatchObject([{ input: { articleId: articleId(0) } }]);
});

test("the first few are shown, then all, then where the rest can be read; news arrive while it is shown", async () => {
  const many = Array.from({ length: 6 }, (_, number) => ({
    ...INDEX,
    event: { kind: "index-rebuilt" as const, contradictions: number + 1 },
  }));
  let shown: readonly FaultRecord[] = many;
  await using app = await openAppWindow(
    browser,
    answersWith(() => ({
      ok: true,
      value: { faults: [...shown], total: 294 + shown.length, unreadable: 0 },
    })),
  );
  const { page } = app;
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.title });
  const faults = section.getByRole("list").getByRole("listitem");
  await expect.poll(() => faults.count()).toBe(4);
  await section.getByRole("button", { name: words.showAll(6) }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => faults.count()).toBe(6);
  const firstOfRest = faults.filter({ hasText: "in 5 places" });
  const hasFocus = () => firstOfRest.evaluate((line) => line === document.activeElement);
  await expect.poll(hasFocus).toBe(true);
  await section.getByText(words.more(294, 300)).waitFor();
  shown = [FULL, ...many];
  await app.tell({ kind: "trouble", message: "The disk is full.", path: null });
  await expect.poll(() => faults.first().textContent()).toContain("The disk is full.");
  expect(await hasFocus()).toBe(true);
});
