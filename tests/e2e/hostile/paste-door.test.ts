import { expect } from "vitest";
import { LibraryPage } from "../pages/library-page.ts";
import { ReaderPage } from "../pages/reader-page.ts";
import { sharedTest as test } from "../shared-test.ts";
import { payloads } from "./hostile-texts.ts";
import { expectNothingUnwanted, expectUnharmed } from "./unharmed.ts";

test("what is pasted shows what is left of every payload, and it does nothing", async ({
  openWindow,
}) => {
  const window = await openWindow();
  const parts = payloads.map((payload) => `<div>${payload}</div>`);
  const html = `${parts.join("\n")}<p>The end.</p>`;
  // Chromium tidies what a page copies. What other programs copy comes as it is, and so does this.
  await window.page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", content);
    clipboardData.setData("text/plain", content);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, html);
  await new LibraryPage(window.page).article("Pasted on ").click();
  const reader = new ReaderPage(window);
  await reader.ready();
  await expectNothingUnwanted(window);
  await expectUnharmed(window);
});

test("hostile text that is pasted where one writes stays the text that it is", async ({
  openArticle,
  client,
}) => {
  const { reader, window, articleId } = await openArticle("A letter\n\nSomebody wrote this.\n");
  await reader.highlight("Somebody wrote");
  await reader.press("n");
  const field = window.page.getByRole("textbox", { name: /^Note on / });
  await field.waitFor();
  const note = payloads.slice(0, 60).join("\n");
  // It saves itself where the machine pauses: then leaving has nothing to save.
  await reader.saving("annotations.update", async () => {
    await new LibraryPage(window.page).paste({ "text/plain": note });
    await expect.poll(() => field.inputValue()).toBe(note);
    await field.press("Control+Enter");
  });
  const { annotations } = await client.ask("articles.get", { articleId });
  expect(annotations.map((each) => each.note)).toEqual([note]);
  await expectUnharmed(window);
});
