import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { GatheredId } from "#contract/calls.js";
import { Tag } from "#core/tag/tag.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { type Answers, openAppWindow } from "../app-window.ts";
import { articleId, articleRow, madeUpLibrary } from "../made-up-library.ts";
import { shareTags } from "../../../renderer/library/use-tags-of.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

const GATHERED = GatheredId.parse("0".repeat(32));

/** So many articles, of which the first alone is tagged, until more are. */
function firstTagged(size: number, tag: Tag): Answers {
  const tagged = new Set<string>([articleId(0)]);
  const articlesIn = (gathered: string | undefined) =>
    gathered === GATHERED ? Array.from({ length: size }, (_, number) => articleId(number)) : [];
  return {
    ...madeUpLibrary(size),
    "articles.list": ({ view }) => ({
      ok: true,
      value: {
        rows: Array.from({ length: view === "trash" ? 0 : size }, (_, number) => ({
          ...articleRow(number),
          tags: tagged.has(articleId(number)) ? [tag] : [],
        })),
        total: view === "trash" ? 0 : size,
        totalWords: 0,
      },
    }),
    "articles.gather": () => ({ ok: true, value: { gathered: GATHERED, count: size } }),
    "articles.tags": ({ gathered }) => {
      const articleIds = articlesIn(gathered);
      const count = articleIds.filter((id) => tagged.has(id)).length;
      return { ok: true, value: { total: articleIds.length, tags: [{ tag, count }] } };
    },
    "articles.update": ({ gathered, addTags }) => {
      const articleIds = articlesIn(gathered);
      if (addTags?.includes(tag)) for (const id of articleIds) tagged.add(id);
      return { ok: true, value: { changed: articleIds.length, unread: [] } };
    },
  };
}

test("a tag that some of the selected articles carry says so, and can be put on all", async () => {
  await using app = await openAppWindow(browser, firstTagged(30, Tag.parse("archives")));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Shift+T");
  const dialog = page.getByRole("dialog", { name: "Tags of 30 articles" });
  await dialog.getByText("archives: on 1 of 30").waitFor();
  await page.keyboard.type("archives,");
  await expect.poll(() => app.calls.some(({ name }) => name === "articles.update")).toBe(true);
  await app.tell({ kind: "articles-changed", articleIds: [] });
  await dialog.getByText("archives", { exact: true }).waitFor();
  expect(await dialog.getByText("on 1 of 30").count()).toBe(0);
  expect(app.complaints).toEqual([]);
});

test("the plus of such a tag puts it on all, too", async () => {
  await using app = await openAppWindow(browser, firstTagged(30, Tag.parse("archives")));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Shift+T");
  await page.getByRole("button", { name: "Put archives on all of them" }).click();
  await expect
    .poll(() => app.calls.find(({ name }) => name === "articles.update")?.input)
    .toEqual({ gathered: GATHERED, addTags: ["archives"] });
});

test("tags of several articles are those on all and those on some", () => {
  const [a, b, c] = [Tag.parse("a"), Tag.parse("b"), Tag.parse("c")];
  expect(shareTags([[b, a], [a], [c, a]])).toEqual({
    onAll: [a],
    onSome: new Map([
      [b, 1],
      [c, 1],
    ]),
  });
});
