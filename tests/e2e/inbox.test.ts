import { execFileSync } from "node:child_process";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { runPostil } from "../postil/run-postil.ts";
import { makeHome } from "../postil/test-home.ts";
import { needsBrowserHost } from "./host/host-under-test.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { test } from "./test.ts";
import { FERRY } from "./texts.ts";
import { mountSmallDisk } from "./trouble/small-disk.ts";

/** Long enough for several looks at the inbox. */
const LOOKS_MS = 6_000;
/** Longer than the window waits before it says how far the inbox folder is. */
const INBOX_QUIET_MS = 2_000;

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
  window: { page },
}) => {
  const inbox = join(home.library, "inbox");
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
  window: { page, client },
}) => {
  const many = 200;
  const inbox = join(home.library, "inbox");
  // Before there are files: on a busy machine they would all be added before the window is there.
  await page.getByText(wording.library.empty.inbox.title).waitFor();
  for (let number = 0; number < many; number += 1) {
    const text = `Text ${number}\n\n${`Sentence ${number} is one of many. `.repeat(40)}\n`;
    await home.write(`texts/text-${number}.txt`, text);
  }
  // The window says nothing of what is over within its pause: its time goes by at once, or a quick host would be done before.
  await page.clock.install();
  await stopWhenSaid(page);
  // In one step: of files that come one by one, a look might find some at rest before the others.
  await rename(join(home.folder, "files", "texts"), join(inbox, "texts"));
  await expect
    .poll(async () => {
      await page.clock.fastForward(INBOX_QUIET_MS);
      return await page.locator("body").getAttribute("data-stopped-at");
    })
    .toContain("of 200");
  await page.getByText(/^Stopped\. \d+ files left in the inbox folder\.$/).waitFor();
  const { waiting } = await client.ask("inbox.report", {});
  expect(waiting).toBeGreaterThan(0);
  await page.getByRole("button", { name: wording.imports.showReport }).click();
  const report = page.getByRole("dialog", { name: wording.imports.report });
  await report.getByRole("button", { name: wording.imports.retry(waiting) }).click();
  // A slow disk takes its time for the files and folders of so many.
  await expect
    .poll(async () => (await client.ask("articles.list", {})).total, { timeout: 120_000 })
    .toBe(many);
});

/**
 * Presses Cancel in the window as soon as it says how far the inbox folder is, and notes what it said: by the time that a test
 * has heard of that, the last file may be added.
 */
async function stopWhenSaid(page: Page): Promise<void> {
  await page.evaluate(
    ({ region, cancel }) => {
      const observer = new MutationObserver(() => {
        const card = document.querySelector(`section[aria-label="${region}"]`);
        const said = /Inbox folder: adding \d+ of 200/.exec(card?.textContent ?? "")?.[0];
        const button = [...(card?.querySelectorAll("button") ?? [])].find(
          ({ textContent }) => textContent === cancel,
        );
        if (said === undefined || button === undefined) return;
        observer.disconnect();
        button.click();
        document.body.dataset["stoppedAt"] = said;
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    },
    { region: wording.imports.title, cancel: wording.app.cancel },
  );
}

test("a command that adds the same and other files beside an open window: all are seen, each once", async ({
  home,
  window: { page, client },
}) => {
  const library = new LibraryPage(page);
  const inbox = join(home.library, "inbox");
  const letter = "A letter to the harbour\n\nThe pilots of Vell ask for a second light.\n";
  const path = await home.write("letter.txt", letter);
  const ferry = await home.write("ferry.txt", FERRY);
  await page.getByText(wording.library.empty.inbox.title).waitFor();
  await writeFile(join(inbox, "ferry.txt"), FERRY);
  await writeFile(join(inbox, "note.txt"), "A note from the inbox\n\nIt came by itself.\n");
  const added = await runPostil(home, ["add", path, ferry, "--json"]);
  expect(added).toMatchObject({ status: 0, errors: "" });
  const titles = ["A letter to the harbour", "A note from the inbox", "The ferry book of Vell"];
  await expect.poll(async () => (await library.titles()).toSorted()).toEqual(titles);
  await expect
    .poll(async () => (await readdir(join(inbox, "done"))).toSorted())
    .toEqual(["ferry.txt", "note.txt"]);
  expect((await library.titles()).toSorted()).toEqual(titles);
  const report = async () => {
    const { outcomes } = await client.ask("inbox.report", {});
    return outcomes.map((one) => `${one.path} ${one.title}`).toSorted();
  };
  // What became of a file is told a moment after it was moved.
  await expect
    .poll(report)
    .toEqual(["ferry.txt The ferry book of Vell", "note.txt A note from the inbox"]);
});

test("of two hosts on one library the one that took a file says so, and the other only shows it", async ({
  home,
  startApp,
  skip,
}) => {
  needsBrowserHost({ skip }, "a second desktop app hands over to the first and ends");
  const one = await (await startApp()).openWindow();
  const other = await (await startApp()).openWindow();
  const windows = [one, other];
  for (const { page } of windows) {
    await page.getByText(wording.library.empty.inbox.title).waitFor();
  }
  const inbox = join(home.library, "inbox");
  const said = await Promise.all(windows.map(({ page }) => noteWhatIsSaid(page)));
  const titles = ["The first of them", "The second of them", "The third of them"];
  const announced = async (): Promise<readonly string[]> =>
    (await Promise.all(said.map((read) => read()))).flat().toSorted();
  for (const [at, title] of titles.entries()) {
    await writeFile(join(inbox, `${title}.txt`), `${title}\n\nWords of ${title}.\n`);
    for (const { page } of windows) await new LibraryPage(page).article(title).waitFor();
    const soFar = titles.slice(0, at + 1).map(wording.imports.inbox.added);
    await expect.poll(announced).toEqual(soFar);
  }
});

/** @returns what reads every message about the inbox folder that the window showed since */
async function noteWhatIsSaid(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    const note = (): void => {
      for (const message of document.querySelectorAll("[role=alert], [role=alertdialog]")) {
        const text = /Added “.*” from the inbox folder/.exec(message.textContent ?? "")?.[0];
        if (text !== undefined) seen.add(text);
      }
      document.body.dataset["said"] = JSON.stringify([...seen]);
    };
    note();
    const changes = { childList: true, subtree: true, characterData: true };
    new MutationObserver(note).observe(document.body, changes);
  });
  return async () =>
    JSON.parse((await page.locator("body").getAttribute("data-said")) ?? "[]") as string[];
}

test("a library on a read-only disk says so once, and leaves what lies in its inbox", async ({
  startApp,
  skip,
}) => {
  await using home = await makeHome();
  const disk = mountSmallDisk(home.library, 2000);
  if (typeof disk === "string") return skip(disk);
  using small = disk;
  const letter = await home.write("letter.txt", "A letter\n\nThese are words.\n");
  expect(await runPostil(home, ["add", letter, "--create"])).toMatchObject({ status: 0 });
  const inbox = join(small.folder, "inbox");
  await mkdir(inbox, { recursive: true });
  await writeFile(join(inbox, "ferry.txt"), FERRY);
  await writeFile(join(inbox, "empty.txt"), "");
  remount(home.library, "ro");
  {
    await using app = await startApp(home);
    const { page } = await app.openWindow();
    const said = page.getByText(`“${home.library}” cannot be written to`);
    await said.waitFor();
    // It looks at the inbox every two seconds while nothing can be written.
    await new Promise((resolve) => setTimeout(resolve, LOOKS_MS));
    expect(await said.count()).toBe(1);
    expect(await page.getByRole("alert").count()).toBe(1);
    expect(await page.getByText(/inbox folder/).count()).toBe(0);
    expect((await readdir(inbox)).toSorted()).toEqual(["empty.txt", "ferry.txt"]);
  }
  remount(home.library, "rw");
  await using again = await startApp(home);
  await expect.poll(() => readdir(join(inbox, "done")).catch(() => [])).toEqual(["ferry.txt"]);
  expect((await again.client.ask("articles.list", {})).total).toBe(2);
});

function remount(folder: string, how: "ro" | "rw"): void {
  execFileSync("mount", ["-o", `remount,${how}`, folder]);
}
