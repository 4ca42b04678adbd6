import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary, overview } from "../made-up-library.ts";

const words = wording.trouble;
const FIGURES = "60 of 100 articles are missing";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("another trouble stands beside the question what became of articles, and neither has the other's buttons", async () => {
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "library.overview": () => ({
      ok: true,
      value: { ...overview(3), undecidedArticles: FIGURES },
    }),
  });
  const { page } = app;
  const question = page.getByRole("alert").filter({ hasText: FIGURES });
  await question.waitFor();
  const message = "The disk is full.";
  await app.tell({ kind: "trouble", message, path: null });
  const trouble = page.getByRole("alert").filter({ hasText: message });
  await trouble.waitFor();
  expect(await trouble.getByRole("button").count()).toBe(1);
  expect(await question.getByRole("button").allTextContents()).toEqual([
    words.lookAgain,
    words.goOnWithout,
  ]);
  await trouble.getByRole("button", { name: wording.app.close }).click();
  await trouble.waitFor({ state: "detached" });
  expect(await question.count()).toBe(1);
});

test("an answer by keyboard is given once, leaves the focus while it is not enough, and then the list has it", async () => {
  let undecided: string | null = FIGURES;
  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<undefined>();
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "library.overview": () => ({
      ok: true,
      value: { ...overview(3), undecidedArticles: undecided },
    }),
    "library.decideMissing": async () => {
      await mayAnswer;
      return { ok: true, value: { undecided, isAccepted: false } };
    },
  });
  const { page } = app;
  const asked = () => app.calls.filter(({ name }) => name === "library.decideMissing").length;
  const lookAgain = page.getByRole("button", { name: words.lookAgain });
  await lookAgain.focus();
  await page.keyboard.press("Enter");
  await expect.poll(asked).toBe(1);
  await page.keyboard.press("Enter");
  expect(await hasFocus(lookAgain)).toBe(true);
  answer(undefined);
  await page.getByText(words.stillMissing).waitFor();
  expect(asked()).toBe(1);
  expect(await hasFocus(lookAgain)).toBe(true);
  undecided = null;
  await page.keyboard.press("Enter");
  await page.getByText(words.foundAgain).waitFor();
  await app.tell({ kind: "library-changed" });
  await lookAgain.waitFor({ state: "detached" });
  const list = page.getByRole("main").getByRole("listbox");
  await expect
    .poll(() => list.evaluate((element) => element.contains(document.activeElement)))
    .toBe(true);
});

function hasFocus(button: {
  evaluate: (look: (element: Element) => boolean) => Promise<boolean>;
}): Promise<boolean> {
  return button.evaluate((element) => element === document.activeElement);
}
