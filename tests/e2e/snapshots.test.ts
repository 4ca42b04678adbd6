import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../postil/import-texts.ts";
import { expectNoBarriers } from "./accessibility/expect-no-barriers.ts";
import { needsBrowserHost } from "./host/host-under-test.ts";
import { test } from "./test.ts";
import { FERRY } from "./texts.ts";

const words = wording.snapshots;

test("a snapshot is made, compared and restored by keyboard, and undo takes back what was set back", async ({
  window,
  skip,
}) => {
  needsBrowserHost({ skip }, "axe looks at the screen in a page of its own");
  const { page, client } = window;
  const [ferry] = await importTexts(client, { "ferry.txt": FERRY });
  const articleId = ferry?.articleId ?? expect.fail("not imported");
  const [exact, other] = ["kept one book", "The pilots"];
  const made = await client.ask("annotations.createFromQuote", {
    articleId,
    exact,
    note: "Which?",
  });
  if (made.state !== "placed") return expect.fail(made.state);
  const notes = async () =>
    (await client.ask("notes.summaries", {})).notes.map(({ note }) => note).toSorted();

  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.title });
  await section.getByText(words.none).waitFor();
  await section.getByRole("button", { name: words.makeNow }).focus();
  await page.keyboard.press("Enter");
  await section.getByText(words.made).waitFor();
  const look = section.getByRole("button", { name: /^Compare with the snapshot of today/ });
  await look.waitFor();
  await expectNoBarriers(window);

  // Nothing has changed yet.
  await look.focus();
  await page.keyboard.press("Enter");
  await page.getByText(words.same).waitFor();
  await expectNoBarriers(window);
  await page.keyboard.press("Escape");
  await look.waitFor();

  await client.ask("annotations.update", { annotationIds: [made.annotationId], trashed: true });
  await client.ask("articles.update", { articleIds: [articleId], state: "archived" });
  await client.ask("annotations.createFromQuote", { articleId, exact: other, note: "Later" });
  await look.focus();
  await page.keyboard.press("Enter");
  await page.getByText(`${words.articles(1)}: 1 gone, 1 changed since, 1 came since`).waitFor();
  await page.getByText("Which?").waitFor();
  await expectNoBarriers(window);

  await page.getByRole("checkbox", { name: words.choose("The ferry book of Vell") }).press("Space");
  await page.getByRole("button", { name: words.restoreChosen(1) }).press("Enter");
  await page
    .getByRole("status")
    .filter({ hasText: words.restored({ articles: 1, lines: 0, changes: 2 }) })
    .waitFor();
  await page.getByText("1 came since").first().waitFor();
  expect(await notes()).toEqual(["Later", "Which?"]);
  expect((await client.ask("articles.get", { articleId })).state).toBe("inbox");

  await page.getByRole("switch", { name: words.trashAdded }).press("Space");
  await page.getByRole("button", { name: words.restoreAll }).press("Enter");
  await page.getByText(words.same).waitFor();
  expect(await notes()).toEqual(["Which?"]);
  await page.keyboard.press("Control+z");
  await expect.poll(notes).toEqual(["Later", "Which?"]);
});
