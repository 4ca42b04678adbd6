import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { pngOf } from "../main/import/made-pictures.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { test } from "./test.ts";

const WORDS =
  "<p>The pilots kept one book, and wrote into it what they saw on the river.</p>".repeat(9);

/** A page as a browser saves it, with a picture, a style and a frame in its folder. */
async function savePage(folder: string, name: string, files: string): Promise<void> {
  const page = `<!doctype html><html lang="en"><head><title>The ${name} book</title><link rel="stylesheet" href="./${files}/style.css"></head><body><article>${WORDS}<img src="./${files}/bridge.png" alt="A bridge">${WORDS}</article></body></html>`;
  const frame = `<!doctype html><html><head><title>A frame</title></head><body>${WORDS}</body></html>`;
  for (const [path, content] of [
    [`${name}.html`, page],
    [`${files}/style.css`, "p { color: red }"],
    [`${files}/saved_resource.html`, frame],
    [`${files}/bridge.png`, pngOf(1)],
  ] as const) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

test("a page that is dropped with its folder is one article, with its pictures", async ({
  home,
  window,
}) => {
  const { page } = window;
  const library = new LibraryPage(page);
  const folder = join(home.folder, "saved");
  await savePage(folder, "ferry", "ferry_files");
  await savePage(folder, "pilot", "pilot-Dateien");
  await library.dropPaths(
    ["ferry.html", "ferry_files", "pilot.html", "pilot-Dateien"].map((name) => join(folder, name)),
  );
  await page.getByText(wording.imports.addedMany(2)).waitFor();
  await library.article("The ferry book").waitFor();
  await library.article("The pilot book").waitFor();
  expect(await library.articles.count()).toBe(2);
  await library.article("The pilot book").click();
  const picture = page.frameLocator("iframe").getByRole("img", { name: "A bridge" });
  await picture.waitFor();
  expect(await picture.getAttribute("src")).toMatch(/[0-9a-f]{64}/);
});
