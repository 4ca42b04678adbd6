import { expect } from "vitest";
import { makeHome } from "../postil/test-home.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";

test("the first run makes a library with five samples, the welcome on top, and never plants them again", async ({
  startApp,
}) => {
  await using home = await makeHome();
  const first = await startApp(home);
  const window = await first.openWindow();
  const library = new LibraryPage(window.page);
  await expect.poll(() => library.titles()).toHaveLength(5);
  expect((await library.titles())[0]).toBe("Welcome to Postil");
  await library.open("Welcome to Postil");
  const reader = new ReaderPage(window);
  await reader.ready();
  expect(await reader.article.text()).toContain("A postil is a note written in the margin");

  const { rows } = await window.client.ask("articles.list", { query: "title:Welcome" });
  const articleIds = rows.map(({ articleId }) => articleId);
  await window.client.ask("articles.update", { articleIds, trashed: true });
  await first.stop();
  const later = await (await startApp(home)).openWindow();
  const again = new LibraryPage(later.page);
  await expect.poll(() => again.titles()).toHaveLength(4);
});
