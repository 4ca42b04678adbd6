import { afterAll, beforeAll, expect, test } from "vitest";
import { SnapshotId } from "#core/snapshot/snapshot-record.js";
import { wording } from "#core/wording/wording.js";
import { launchChromium } from "../../browser/launch-chromium.ts";
import { type Answers, openAppWindow } from "../app-window.ts";
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

let browser: Awaited<ReturnType<typeof launchChromium>>;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

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
