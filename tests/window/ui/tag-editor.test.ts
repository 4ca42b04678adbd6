import { expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { Tag } from "#core/tag/tag.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { type Answers, openAppWindow } from "../app-window.ts";
import { overview } from "../made-up-library.ts";
import { madeUpNotebook } from "../made-up-notebook.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

/** A notebook of one highlight in a library of these tags, the most used first. */
function withTags(...names: readonly string[]): Answers {
  const tags = names.map((name, place) => ({
    tag: Tag.parse(name),
    count: names.length - place,
    color: null,
  }));
  return {
    ...madeUpNotebook(1),
    "library.overview": () => ({ ok: true, value: { ...overview(1), tags } }),
  };
}

/** @returns the field in which the tags of the first highlight are written */
async function editTags(page: Page) {
  await page.getByRole("navigation").getByText("Notebook").click();
  await page.getByRole("row").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("t");
  return page.getByRole("combobox", { name: "Tags" });
}

test("tags are offered though all that was typed came at once, those first that begin with it", async () => {
  await using app = await openAppWindow(browser, withTags("replies", "method", "place/vell"));
  const { page } = app;
  const field = await editTags(page);
  await field.fill("pl");
  await page.getByRole("option").first().waitFor();
  await expect
    .poll(() => page.getByRole("option").allTextContents())
    .toEqual(["place/vell", "replies"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => app.calls.find(({ name }) => name === "annotations.update")?.input)
    .toMatchObject({ addTags: ["place/vell"] });
});

test("of many tags that fit the eight most used are offered, of none that fits nothing", async () => {
  const names = Array.from({ length: 300 }, (_, number) => `tide/${number}`);
  await using app = await openAppWindow(browser, withTags(...names));
  const { page } = app;
  const field = await editTags(page);
  await field.fill("tid");
  await page.getByRole("option").first().waitFor();
  await expect.poll(() => page.getByRole("option").allTextContents()).toEqual(names.slice(0, 8));
  await field.fill("tidx");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  await expect.poll(() => field.getAttribute("aria-expanded")).toBe("false");
});
