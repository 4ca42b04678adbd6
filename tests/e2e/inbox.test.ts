import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { startPostil } from "../postil/start-postil.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { test } from "./test.ts";
import { FERRY } from "./texts.ts";

test("a file put into the inbox folder appears in the list by itself, and is said", async ({
  home,
  window: { page },
}) => {
  const library = new LibraryPage(page);
  await writeFile(join(home.library, "inbox", "ferry.txt"), FERRY);
  await library.article("The ferry book").waitFor();
  await page.getByText(wording.imports.inbox.added("The ferry book of Vell")).waitFor();
  await page.getByRole("button", { name: wording.imports.open }).click();
  await page.locator("iframe").waitFor();
  await expect.poll(() => readdir(join(home.library, "inbox", "done"))).toEqual(["ferry.txt"]);
});

test("one that cannot be added is reported with its reason, also to a later window, and tried again", async ({
  home,
  openWindow,
  postil,
}) => {
  const inbox = join(home.library, "inbox");
  const { page } = await openWindow(postil.address);
  // It cannot be moved away where this is no folder.
  await writeFile(join(inbox, "done"), "");
  await writeFile(join(inbox, "ferry.txt"), FERRY);
  await writeFile(join(inbox, "empty.txt"), "");
  const message = page.getByText(wording.imports.inbox.failed(2, ""));
  await message.waitFor();
  await page.reload();
  await message.waitFor();
  await page.getByRole("button", { name: wording.imports.showReport }).click();
  const report = page.getByRole("dialog", { name: wording.imports.report });
  const failed = report.getByRole("region", { name: wording.imports.statuses.failed });
  await failed.getByText("“empty.txt” is empty").waitFor();
  await failed.getByText("“ferry.txt” was not saved").waitFor();

  await rm(join(inbox, "done"));
  await report.getByRole("button", { name: wording.imports.retry(1) }).click();
  const known = report.getByRole("region", { name: wording.imports.statuses.known });
  await known.getByText("The ferry book of Vell").waitFor();
  // Mended, and taken in without being told to.
  await writeFile(join(inbox, "empty.txt"), "No longer empty\n\nThese are words.\n");
  const added = report.getByRole("region", { name: wording.imports.statuses.added });
  await added.getByText("No longer empty").waitFor();
  await expect.poll(() => message.count()).toBe(0);
});

test("many files show how far they are and can be stopped; the rest is added when one says so", async ({
  home,
  openWindow,
}) => {
  const many = 400;
  const inbox = join(home.library, "inbox");
  await mkdir(inbox);
  for (let number = 0; number < many; number += 1) {
    const text = `Text ${number}\n\n${`Sentence ${number} is one of many. `.repeat(400)}\n`;
    await writeFile(join(inbox, `text-${number}.txt`), text);
  }
  await using postil = await startPostil(home);
  const { page, client } = await openWindow(postil.address);
  const card = page.getByRole("region", { name: wording.imports.title });
  await card.getByText(/^Inbox folder: adding \d+ of 400$/).waitFor();
  await card.getByRole("button", { name: wording.app.cancel }).click();
  await page.getByText(/^Stopped\. \d+ files left in the inbox folder\.$/).waitFor();
  const { waiting } = await client.ask("inbox.report", {});
  expect(waiting).toBeGreaterThan(0);
  await page.getByRole("button", { name: wording.imports.showReport }).click();
  const report = page.getByRole("dialog", { name: wording.imports.report });
  await report.getByRole("button", { name: wording.imports.retry(waiting) }).click();
  await expect.poll(async () => (await client.ask("articles.list", {})).total).toBe(many);
  await page.close();
});
