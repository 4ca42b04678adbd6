import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { QuarantinedFile } from "#contract/quarantine-calls.js";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { findBarriers } from "../../e2e/accessibility/find-barriers.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

const words = wording.quarantine;
const FILE: QuarantinedFile = {
  id: "0123456789ab",
  path: "/library/articles/ferry-7k2d/originals/4f.txt",
  kept: "/data/quarantine/01/files/4f/articles/ferry-7k2d/originals/4f.txt",
  bytes: 12_000,
  at: "2026-11-20T10:00:00.000Z",
  place: "free",
};
const TAKEN: QuarantinedFile = {
  ...FILE,
  id: "0123456789ac",
  path: "/library/articles/ferry-7k2d/article.json",
  place: "taken",
};

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("what was set aside is put back by keyboard; the focus stays with the file, and it says where that is", async () => {
  let place: QuarantinedFile["place"] = "free";
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(1),
    "quarantine.list": () => ({ ok: true, value: { files: [{ ...FILE, place }, TAKEN] } }),
    "quarantine.restore": () => {
      place = "same";
      return { ok: true, value: { path: FILE.path, isNew: true } };
    },
  });
  const { page } = app;
  await page.keyboard.press("Control+,");
  const files = page.getByRole("list", { name: words.deed });
  await files.getByText(words.place("taken")).waitFor();
  // Nothing is offered where another file is in the place.
  const putBack = files.getByRole("button");
  expect(await putBack.count()).toBe(1);
  expect(await findBarriers(page)).toEqual([]);
  await putBack.focus();
  await page.keyboard.press("Enter");
  await page.getByText(words.wasPutBack(FILE.path)).waitFor();
  await files.getByText(words.place("same")).waitFor();
  expect(await putBack.count()).toBe(0);
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  expect(focused).toContain(FILE.path);
  expect(app.calls.find(({ name }) => name === "quarantine.restore")?.input).toEqual({
    id: FILE.id,
  });
});

test("where nothing was set aside, nothing is said of it; after a repair it is there", async () => {
  let files: QuarantinedFile[] = [];
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(1),
    "quarantine.list": () => ({ ok: true, value: { files } }),
    "library.check": ({ repair }) => {
      if (repair === true) files = [FILE];
      const problems = [{ path: FILE.path, problem: "The hash does not fit.", action: "" }];
      return { ok: true, value: { filesChecked: 1, problems, remarks: [] } };
    },
  });
  const { page } = app;
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: wording.settings.library });
  await section.getByRole("button", { name: wording.settings.checkNow }).click();
  const repair = section.getByRole("button", { name: wording.settings.repair });
  await repair.waitFor();
  expect(await section.getByText(words.hint).count()).toBe(0);
  await repair.click();
  await section.getByText(words.hint).waitFor();
});

test("a file that cannot be put back says why, and can be tried again", async () => {
  const message = "It exists already.";
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(1),
    "quarantine.list": () => ({ ok: true, value: { files: [FILE] } }),
    "quarantine.restore": () => ({ ok: false, error: { code: "file-exists", message } }),
  });
  const { page } = app;
  await page.keyboard.press("Control+,");
  const putBack = page.getByRole("button", { name: words.putBackFile(FILE.path) });
  await putBack.click();
  await page.getByText(message).waitFor();
  await putBack.waitFor();
});
