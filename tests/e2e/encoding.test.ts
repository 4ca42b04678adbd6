import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { encodeLegacy } from "../main/import/encode-legacy.ts";
import { importTexts } from "../postil/import-texts.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";
import type { AppWindow } from "./window/app-window.ts";

const ENGLISH =
  "The keeper of the light at the end of the pier wrote this line in English, and signed it twice with a pen that leaked.";
/** In KOI8-R, and it says that it is in Windows-1251: so short and plain that nothing tells. */
const LETTER = encodeLegacy(
  `<html><head><meta charset="windows-1251"><title>No. 7</title></head><body><p>вода ушла ещё до рассвета, и лодки стоят на песке.</p><p>${ENGLISH}</p></body></html>`,
  "koi8-r",
);
const RIGHT = "вода ушла ещё до рассвета";
const names = wording.encodings;

async function openLetter(window: AppWindow): Promise<ReaderPage> {
  await new LibraryPage(window.page).open("No. 7");
  const reader = new ReaderPage(window);
  await reader.ready();
  return reader;
}

function textOf({ page }: AppWindow): () => Promise<string> {
  return () => page.locator("iframe").contentFrame().locator("body").innerText();
}

function detailsIn({ page }: AppWindow) {
  return page.getByRole("dialog", { name: wording.details.title });
}

test("a text that was read in the wrong encoding is mended by hand, undone, and stays as chosen after a restart", async ({
  startApp,
}) => {
  const app = await startApp();
  const window = await app.openWindow();
  // A dialog that is on its way in is neither here nor there.
  await window.page.emulateMedia({ reducedMotion: "reduce" });
  await importTexts(window.client, { "letter.html": LETTER });
  const reader = await openLetter(window);
  expect(await textOf(window)()).not.toContain(RIGHT);
  await reader.highlight("wrote this line in English", "3");
  await expect.poll(() => reader.article.painted()).toHaveProperty("fill-yellow");

  await reader.press("i");
  const details = detailsIn(window);
  const encoding = details.getByRole("button", { name: wording.details.encoding });
  await encoding.getByText(wording.details.detected(names["windows-1251"])).waitFor();
  await details.getByText("letter.html").waitFor();
  await details.getByText(`${LETTER.length} bytes`).waitFor();
  await encoding.click();
  await window.page.getByRole("option", { name: names["koi8-r"], exact: true }).click();
  await details.getByText(RIGHT).waitFor();
  await reader.saving("articles.reread", () =>
    details.getByRole("button", { name: wording.details.apply }).click(),
  );
  await details.waitFor({ state: "detached" });
  await expect.poll(textOf(window)).toContain(RIGHT);
  await expect
    .poll(() => reader.article.painted())
    .toMatchObject({ "fill-yellow": ["wrote this line in English"] });

  await window.page.getByText(wording.details.reread(names["koi8-r"])).waitFor();
  await window.page.getByRole("button", { name: wording.app.undo }).click();
  await expect.poll(textOf(window)).not.toContain(RIGHT);
  await reader.saving("redo", () => reader.press("Control+Shift+z"));
  await expect.poll(textOf(window)).toContain(RIGHT);
  await app.kill9();

  const later = await (await startApp()).openWindow();
  await openLetter(later);
  await expect.poll(textOf(later)).toContain(RIGHT);
});

test("an encoding in which the text is the same cannot be chosen, and closing chooses nothing", async ({
  window,
}) => {
  await importTexts(window.client, { "letter.txt": `No. 7\n\n${ENGLISH}\n` });
  const reader = await openLetter(window);
  await reader.press("i");
  const details = detailsIn(window);
  const encoding = details.getByRole("button", { name: wording.details.encoding });
  const apply = details.getByRole("button", { name: wording.details.apply });
  const choose = async (name: string): Promise<void> => {
    await encoding.click();
    await window.page.getByRole("option", { name, exact: true }).click();
  };
  await choose(names["windows-1252"]);
  await details.getByText(wording.details.isSame).waitFor();
  expect(await apply.isDisabled()).toBe(true);
  await choose(names["utf-16le"]);
  await details.getByText(wording.details.rereadHint).waitFor();
  await expect.poll(() => apply.isEnabled()).toBe(true);
  await reader.press("Escape");
  await details.waitFor({ state: "detached" });

  await reader.press("i");
  await encoding.getByText(wording.details.detected(names["utf-8"])).waitFor();
  expect(await apply.count()).toBe(0);
  expect(await textOf(window)()).toContain(ENGLISH);
  expect((await window.client.ask("library.overview", {})).undo).toBeNull();
});

test("where the file itself is gone, the details say so and offer no choice", async ({
  home,
  window,
}) => {
  await importTexts(window.client, { "letter.html": LETTER });
  const articles = join(home.library, "articles");
  const [folder = ""] = await readdir(articles);
  await rm(join(articles, folder, "originals"), { recursive: true });
  const reader = await openLetter(window);
  await reader.press("i");
  const details = detailsIn(window);
  await details.getByText("the file as it was imported is missing").waitFor();
  expect(await details.getByRole("button", { name: wording.details.encoding }).count()).toBe(0);
  await details.getByText(names["windows-1251"]).waitFor();
});
