import { readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../../postil/import-texts.ts";
import { LibraryPage } from "../pages/library-page.ts";
import { test } from "../test.ts";

const TEXTS = {
  "one.txt": "The first one\n\nIt was kept in a drawer for forty years.\n",
  "two.txt": "The second one\n\nNobody had ever asked for the other half.\n",
  "three.txt": "The third one\n\nThe clerk wrote it down all the same.\n",
};

test("when many articles disappear at once the window asks, and goes by the answer", async ({
  home,
  window,
}) => {
  const { page } = window;
  const library = new LibraryPage(page);
  await importTexts(window.client, TEXTS);
  await expect.poll(() => library.articles.count()).toBe(3);
  const articles = join(home.library, "articles");
  const away = join(home.library, "..", "articles-away");
  const carry = async (from: string, to: string): Promise<void> => {
    for (const name of await readdir(from)) await rename(join(from, name), join(to, name));
  };
  const question = page.getByRole("alert").filter({ hasText: "3 of 3 articles are missing" });
  const lookAgain = question.getByRole("button", { name: wording.trouble.lookAgain });

  await rename(articles, away);
  await question.waitFor();
  // What is only out of sight is still listed.
  expect(await library.articles.count()).toBe(3);
  await lookAgain.click();
  await page.getByText(wording.trouble.stillMissing).waitFor();
  await rename(away, articles);
  await question.waitFor({ state: "hidden" });

  await rename(articles, away);
  await question.waitFor();
  await question.getByRole("button", { name: wording.trouble.goOnWithout }).click();
  await page.getByText(wording.trouble.goneOnWithout).waitFor();
  await question.waitFor({ state: "hidden" });
  await expect.poll(() => library.articles.count()).toBe(0);
  expect(await readdir(away)).toHaveLength(3);
  // The folder was made again, as at every start; they come back into it.
  await rename(away, articles).catch(() => carry(away, articles));
  await expect.poll(() => library.articles.count()).toBe(3);
});
