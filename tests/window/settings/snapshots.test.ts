import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { CallOutput } from "#contract/calls.js";
import type { Reply } from "#contract/reply.js";
import { SnapshotId } from "#core/snapshot/snapshot-record.js";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { type Answers, type AppWindow, openAppWindow } from "../app-window.ts";
import { articleId, madeUpLibrary } from "../made-up-library.ts";

const words = wording.snapshots;
const ID = SnapshotId.parse("20261126T233541Z-7k2d");
const SUMMARY = {
  id: ID,
  made: "2026-11-26T23:35:41.000Z",
  reason: "hourly",
  articles: 3,
  lines: 12,
  bytes: 1_234,
  state: "whole",
} as const;
const NOTHING = { gone: 0, changed: 0, added: 0, lostLines: 0 };

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

function answersWith(more: Answers): Answers {
  return {
    ...madeUpLibrary(1),
    "snapshots.list": () => ({
      ok: true,
      value: {
        snapshots: [
          SUMMARY,
          { ...SUMMARY, id: SnapshotId.parse("20261125T233541Z-7k2d"), state: "damaged" },
        ],
      },
    }),
    ...more,
  };
}

test("where there is no snapshot yet that is said, and what comes of making one", async () => {
  await using app = await openAppWindow(
    browser,
    answersWith({
      "snapshots.list": () => ({ ok: true, value: { snapshots: [] } }),
      "snapshots.make": () => ({ ok: true, value: { kind: "elsewhere", id: null } }),
    }),
  );
  const { page } = app;
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.title });
  await section.getByText(words.none).waitFor();
  await section.getByRole("button", { name: words.makeNow }).click();
  await section.getByText(words.elsewhere).waitFor();
});

test("whoever asks for all snapshots by keyboard goes on at the first of the others", async () => {
  const days = Array.from({ length: 8 }, (_, number) => `2026112${8 - number}T233541Z-7k2d`);
  const snapshots = days.map((id) => ({ ...SUMMARY, id: SnapshotId.parse(id) }));
  await using app = await openAppWindow(
    browser,
    answersWith({ "snapshots.list": () => ({ ok: true, value: { snapshots: [...snapshots] } }) }),
  );
  const { page } = app;
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.title });
  await section.getByRole("button", { name: words.showAll(8) }).focus();
  await page.keyboard.press("Enter");
  const lines = section.getByRole("listitem");
  await expect.poll(() => lines.count()).toBe(8);
  const seventh = lines.nth(6);
  await expect.poll(() => seventh.evaluate((line) => line === document.activeElement)).toBe(true);
});

test("snapshots that cannot be listed, or compared, say why and can be tried again", async () => {
  let isBroken = true;
  const error = { code: "file-unreadable", message: "The folder cannot be read." } as const;
  await using app = await openAppWindow(
    browser,
    answersWith({
      "snapshots.list": () =>
        isBroken ? { ok: false, error } : { ok: true, value: { snapshots: [SUMMARY] } },
      "snapshots.compare": () => ({ ok: false, error }),
    }),
  );
  const { page } = app;
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.title });
  await section.getByText(error.message).waitFor();
  isBroken = false;
  await section.getByRole("button", { name: wording.app.retry }).click();
  await section.getByRole("button", { name: /^Compare with/ }).click();
  await page.getByText(words.failedCompare).waitFor();
  await page.getByText(error.message).waitFor();
});

test("a comparison shows how far it is and can be stopped; what is damaged or missing is said", async () => {
  let isSlow = true;
  await using app = await openAppWindow(
    browser,
    answersWith({
      "snapshots.compare": (_input, { callId }) =>
        isSlow
          ? new Promise((resolve) => {
              const stopped = { ok: false, error: { code: "cancelled", message: "" } } as const;
              const look = setInterval(() => {
                if (!app.cancelled.includes(callId)) return;
                clearInterval(look);
                resolve(stopped);
              }, 10);
            })
          : {
              ok: true,
              value: {
                snapshot: SUMMARY,
                articles: [
                  {
                    ...NOTHING,
                    gone: 30,
                    articleId: articleId(7),
                    title: "Lost",
                    folder: "lost",
                    state: "missing",
                    message: null,
                    things: [
                      {
                        difference: "gone",
                        kind: "highlight",
                        name: "some words",
                        note: "A note",
                        fields: [],
                      },
                    ],
                  },
                ],
                library: { ...NOTHING, things: [] },
                total: { ...NOTHING, gone: 30, articles: 1, missing: 1 },
                damage: [words.damagedShelf(4)],
              },
            },
    }),
  );
  const { page } = app;
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.title });
  await section.getByText(words.states.damaged).waitFor();
  await section.getByRole("button", { name: /^Compare with/ }).click();
  await page.getByRole("progressbar", { name: words.comparing }).waitFor();
  await page.getByRole("button", { name: wording.app.cancel }).click();
  isSlow = false;
  await page.getByRole("button", { name: words.compare, exact: true }).click();
  await page.getByText(words.damagedShelf(4)).waitFor();
  await page.getByText(words.missing).waitFor();
  await page.getByText(words.more(29)).waitFor();
  expect(await page.getByRole("checkbox", { name: words.choose("Lost") }).isDisabled()).toBe(true);
});

/** One article in which something is gone. */
const ONE_GONE: CallOutput<"snapshots.compare"> = {
  snapshot: SUMMARY,
  articles: [
    {
      ...NOTHING,
      gone: 1,
      articleId: articleId(7),
      title: "Lost",
      folder: "lost",
      state: "there",
      message: null,
      things: [],
    },
  ],
  library: { ...NOTHING, things: [] },
  total: { ...NOTHING, gone: 1, articles: 1, missing: 0 },
  damage: [],
};

/** An app whose restore ends when it is told to, or when the window gives it up. */
function restoring(app: () => AppWindow): {
  readonly answers: Answers;
  readonly end: (reply: Reply<"snapshots.restore">) => void;
} {
  const ended = Promise.withResolvers<Reply<"snapshots.restore">>();
  return {
    answers: answersWith({
      "snapshots.compare": () => ({ ok: true, value: ONE_GONE }),
      "snapshots.restore": (_input, { callId }) => {
        const look = setInterval(() => {
          if (!app().cancelled.includes(callId)) return;
          clearInterval(look);
          ended.resolve({ ok: false, error: { code: "cancelled", message: "" } });
        }, 10);
        return ended.promise.finally(() => clearInterval(look));
      },
    }),
    end: ended.resolve,
  };
}

async function beginToRestore({ page }: AppWindow): Promise<void> {
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.title });
  await section
    .getByRole("button", { name: /^Compare with/ })
    .first()
    .click();
  await page.getByRole("button", { name: words.restoreAll }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("progressbar", { name: words.restoring }).waitFor();
}

const comparisons = ({ calls }: AppWindow) =>
  calls.filter(({ name }) => name === "snapshots.compare").length;

const isScreenFocused = (page: Page) =>
  page
    .getByRole("region", { name: words.title })
    .evaluate((section) => section === document.activeElement);

test("a restore that is stopped says that what was restored stays, compares anew and keeps the focus", async () => {
  const { answers } = restoring(() => app);
  await using app = await openAppWindow(browser, answers);
  const { page } = app;
  await beginToRestore(app);
  await expect.poll(() => isScreenFocused(page)).toBe(true);
  await page.getByRole("button", { name: wording.app.cancel }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: words.unfinished }).waitFor();
  await page.getByRole("button", { name: words.restoreAll }).waitFor();
  expect(comparisons(app)).toBe(2);
  await expect.poll(() => isScreenFocused(page)).toBe(true);
});

test("a restore that fails half way compares anew as well", async () => {
  const { answers, end } = restoring(() => app);
  await using app = await openAppWindow(browser, answers);
  const { page } = app;
  await beginToRestore(app);
  end({ ok: false, error: { code: "disk-full", message: "The disk is full." } });
  await page.getByText("The disk is full.").waitFor();
  await page.getByRole("status").filter({ hasText: words.unfinished }).waitFor();
  await expect.poll(() => comparisons(app)).toBe(2);
});

test("whoever leaves while something is restored is told that this stopped it", async () => {
  const { answers } = restoring(() => app);
  await using app = await openAppWindow(browser, answers);
  const { page } = app;
  await beginToRestore(app);
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: words.title }).getByText(words.hint).waitFor();
  await page.getByText(words.unfinished).waitFor();
});
