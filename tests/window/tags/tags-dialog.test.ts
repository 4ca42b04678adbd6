import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { TagUse } from "#contract/records.js";
import { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { type AppWindow, type Answers, openAppWindow } from "../app-window.ts";
import { madeUpLibrary, overview } from "../made-up-library.ts";

const words = wording.manageTags;
const MANY = 2_000;

let browser: Browser;
useChromium((shared) => {
  browser = shared;
});

function use(name: string, more: Partial<TagUse> = {}): TagUse {
  const tag = Tag.parse(name);
  return {
    tag,
    articles: 1,
    highlights: 0,
    color: null,
    otherNames: [],
    isDeleted: false,
    ...more,
  };
}

function withTags(tags: readonly TagUse[], more: Answers = {}): Answers {
  const counts = tags
    .filter(({ isDeleted }) => !isDeleted)
    .map(({ tag, articles, color }) => ({ tag, count: articles, color }));
  return {
    ...madeUpLibrary(3),
    "library.overview": () => ({ ok: true, value: { ...overview(3), tags: counts } }),
    "tags.list": () => ({ ok: true, value: { tags: [...tags] } }),
    ...more,
  };
}

/** Opens the list of tags from the sidebar, by keyboard. */
async function openTags({ page }: AppWindow): Promise<void> {
  await page.getByRole("button", { name: words.manage, exact: true }).press("Enter");
  await page.getByRole("dialog", { name: words.title }).waitFor();
}

function field(page: Page) {
  return page.getByRole("searchbox", { name: words.filter });
}

test("with two thousand tags one is found by typing, and only rows in sight are in the page", async () => {
  const tags = Array.from({ length: MANY }, (_, number) => use(`tag ${number}`));
  await using app = await openAppWindow(browser, withTags(tags));
  const { page } = app;
  await openTags(app);
  const options = page.getByRole("dialog").getByRole("option");
  await options.first().waitFor();
  expect(await options.count()).toBeLessThan(100);
  await page.keyboard.type("tag 1999");
  await expect.poll(() => options.count()).toBe(1);
  await page.getByRole("option", { name: /^tag 1999 1 article/ }).waitFor();
  expect(app.complaints).toEqual([]);
});

test("a tag is found by a name that it had before, opened, and previewed before it is renamed", async () => {
  const tags = [use("conflict", { articles: 12, highlights: 340, otherNames: [Tag.parse("war")] })];
  await using app = await openAppWindow(
    browser,
    withTags(tags, {
      "tags.preview": ({ change }) => ({
        ok: true,
        value: {
          articles: 12,
          highlights: 340,
          steps: [
            {
              from: Tag.parse("conflict"),
              to: change.kind === "rename" ? Tag.parse(change.to) : null,
              merges: false,
            },
            { from: Tag.parse("conflict/letters"), to: Tag.parse("post/letters"), merges: true },
          ],
        },
      }),
    }),
  );
  const { page } = app;
  await openTags(app);
  await page.keyboard.type("war");
  await page
    .getByRole("option", {
      name: /^conflict also #war 12 articles and 340 highlights/,
    })
    .waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: words.edit("conflict") });
  const name = dialog.getByRole("textbox", { name: words.name });
  await expect.poll(() => name.evaluate((node) => node === document.activeElement)).toBe(true);
  const rename = dialog.getByRole("button", { name: words.rename, exact: true });
  expect(await rename.isDisabled()).toBe(true);
  await name.fill("/");
  await dialog.getByText(words.notATag).waitFor();
  await name.fill("post");
  await dialog
    .getByText(
      "12 articles and 340 highlights: #conflict becomes #post; #conflict/letters is merged into #post/letters, which exists.",
    )
    .waitFor();
  expect(await rename.isDisabled()).toBe(false);
  expect(app.calls.filter((call) => call.name === "tags.change")).toEqual([]);
  expect(app.complaints).toEqual([]);
});

test("without any tag the list says how one is made, and an error says what is wrong", async () => {
  let isBroken = true;
  const error = { code: "unexpected", message: "The index is locked." } as const;
  const answers = withTags([use("gone")], {
    "tags.list": () => (isBroken ? { ok: false, error } : { ok: true, value: { tags: [] } }),
  });
  await using app = await openAppWindow(browser, answers);
  const { page } = app;
  await openTags(app);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("alert").getByText("The index is locked.").waitFor();
  isBroken = false;
  await dialog.getByRole("button", { name: wording.app.retry }).click();
  await dialog.getByText(words.none).waitFor();
});

test("the dialog is asked for in the palette as well, and gives the focus back", async () => {
  await using app = await openAppWindow(browser, withTags([use("war")]));
  const { page } = app;
  const button = page.getByRole("button", { name: words.manage, exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => field(page).evaluate((node) => node === document.activeElement))
    .toBe(true);
  await page.keyboard.press("Escape");
  await expect.poll(() => button.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type(words.manage);
  await page.getByRole("option", { name: wording.commands["manage-tags"] }).click();
  await field(page).waitFor();
});

test("in a narrow window long names keep what carries them in sight", async () => {
  const long = `${"very long name ".repeat(12)}end`;
  await using app = await openAppWindow(
    browser,
    withTags([use(long, { otherNames: [Tag.parse("b")] })]),
  );
  const { page } = app;
  await page.setViewportSize({ width: 800, height: 600 });
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type(words.manage);
  await page.getByRole("option", { name: wording.commands["manage-tags"] }).click();
  const facts = page.getByRole("dialog").getByText("1 article", { exact: true });
  await facts.waitFor();
  const box = await facts.boundingBox();
  const dialog = await page.getByRole("dialog").boundingBox();
  if (box === null || dialog === null) throw new Error("it is shown");
  expect(box.x + box.width).toBeLessThanOrEqual(dialog.x + dialog.width);
});
