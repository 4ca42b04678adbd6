import { expect } from "vitest";
import { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../../postil/import-texts.ts";
import { LibraryPage } from "../pages/library-page.ts";
import { NotebookPage } from "../pages/notebook-page.ts";
import { sharedTest as test } from "../shared-test.ts";
import { FERRY } from "../texts.ts";
import { EVERY_THEME, expectNoBarriers } from "./expect-no-barriers.ts";

test("the notebook by tag, with a selection, a group's name at the top, a menu and tags of several", async ({
  openWindow,
  client,
}) => {
  const [added] = await importTexts(client, { "ferry.txt": FERRY });
  const articleId = added?.articleId ?? expect.fail("not imported");
  for (const exact of ["kept one book", "late for whom", "one book for three hundred years"]) {
    const tags = exact.startsWith("one") ? [] : [Tag.parse("war")];
    await client.ask("annotations.createFromQuote", { articleId, exact, tags, note: "Why?" });
  }
  const window = await openWindow();
  const { page } = window;
  await new LibraryPage(page).show("notebook");
  const notebook = new NotebookPage(page);
  await notebook.arrange("tag");
  await page.setViewportSize({ width: 640, height: 420 });
  await notebook.lines.first().focus();
  await page.keyboard.press("Control+a");
  await notebook.selected(3).waitFor();
  const list = page.getByRole("grid", { name: wording.notebook.list });
  await list.evaluate((grid) => grid.scrollTo({ top: 70 }));
  await notebook.screen.locator('[aria-hidden="true"] p').getByText("war").waitFor();
  await expectNoBarriers(window, EVERY_THEME);
  const { copySelected, tagSelected, tagsOf } = wording.notebook;
  await notebook.selectionBar.getByRole("button", { name: copySelected }).click();
  await page.getByRole("menuitem", { name: wording.copy.kinds.markdown }).waitFor();
  await expectNoBarriers(window, EVERY_THEME);
  await page.keyboard.press("Escape");
  await notebook.selectionBar.getByRole("button", { name: tagSelected }).click();
  await page.getByRole("dialog", { name: tagsOf(3) }).waitFor();
  await expectNoBarriers(window, EVERY_THEME);
});
