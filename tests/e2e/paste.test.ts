import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { sharedTest as test } from "./shared-test.ts";

const PASSAGE =
  "<h2>How tides are counted</h2><p>The keeper counts them <em>twice</em>, once by the bell and once by the mole.</p>";

test("a passage of a page that is pasted becomes an article with its structure", async ({
  openWindow,
  client,
}) => {
  const window = await openWindow();
  const library = new LibraryPage(window.page);
  await library.paste({ "text/html": PASSAGE, "text/plain": "How tides are counted" });
  await window.page.getByText(wording.imports.added("How tides are counted")).waitFor();
  await window.page.getByRole("button", { name: wording.imports.open }).click();
  const reader = new ReaderPage(window);
  await reader.ready();
  const inside = window.page.frameLocator("iframe");
  expect(await inside.locator("article em").innerText()).toBe("twice");
  const { rows } = await client.ask("articles.list", { query: "title:tides" });
  expect(rows).toMatchObject([{ title: "How tides are counted" }]);
});

test("pasted text becomes an article, whatever letters it is written in", async ({
  openWindow,
}) => {
  const window = await openWindow();
  const library = new LibraryPage(window.page);
  const words = "Прилив считают дважды: по колоколу и по молу. 潮を二度数える。";
  await library.paste({ "text/plain": `Two counts\n\n${words}\n` });
  await window.page.getByText(wording.imports.added("Two counts")).waitFor();
  await window.page.getByRole("button", { name: wording.imports.open }).click();
  const reader = new ReaderPage(window);
  await reader.ready();
  expect(await reader.article.text()).toContain(words);
});

test("an address alone is no article, and the window says what to do instead", async ({
  openWindow,
  client,
}) => {
  const window = await openWindow();
  const before = (await client.ask("articles.list", {})).total;
  await new LibraryPage(window.page).paste({ "text/plain": "https://vell.example/tides\n" });
  await window.page.getByText(wording.imports.onlyAddress).waitFor();
  expect((await client.ask("articles.list", {})).total).toBe(before);
});

test("where one writes, pasting is writing", async ({ openWindow, client }) => {
  const window = await openWindow();
  const library = new LibraryPage(window.page);
  const before = (await client.ask("articles.list", {})).total;
  await library.search.focus();
  await library.paste({ "text/plain": "tide tables" });
  await expect.poll(() => library.search.inputValue()).toBe("tide tables");
  await library.search.press("Escape");
  await window.page
    .getByText(wording.imports.title, { exact: true })
    .waitFor({ state: "detached" });
  expect((await client.ask("articles.list", {})).total).toBe(before);
});
