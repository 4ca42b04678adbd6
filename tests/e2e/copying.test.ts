import { expect } from "vitest";
import { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { sharedTest as test } from "./shared-test.ts";
import { FERRY } from "./texts.ts";

const QUOTE = "kept one book for three hundred years";

test("a highlight is copied as Markdown, with its note and tags and a link back, from the bar that stays", async ({
  openArticle,
  client,
}) => {
  const { reader, articleId, window } = await openArticle(FERRY);
  await reader.highlight(QUOTE);
  const { notes } = await client.ask("notes.summaries", {});
  const annotationIds = notes.flatMap((note) =>
    note.articleId === articleId ? [note.annotationId] : [],
  );
  const addTags = [Tag.parse("place/vell")];
  await client.ask("annotations.update", { annotationIds, note: "Which **archive**?", addTags });
  await expect.poll(() => reader.margin.innerText()).toContain("#place/vell");
  await reader.article.click(QUOTE);
  await reader.bar.getByRole("button", { name: wording.copy.copyAs }).click();
  await reader.page.getByRole("menuitem", { name: wording.copy.kinds.markdown }).click();
  await expect.poll(() => window.clipboard()).toContain(`> ${QUOTE}\n>\n> — `);
  const copied = await window.clipboard();
  expect(copied).toContain(`(postil://a/${articleId}?h=${annotationIds[0]})`);
  expect(copied).toContain("\n\nWhich **archive**?\n\n#place/vell\n");
  await reader.bar.getByRole("button", { name: wording.copy.copyAs }).waitFor();
});

test("selected words stay selected while they are copied in one way after the other", async ({
  openArticle,
}) => {
  const { reader, articleId, window } = await openArticle(FERRY);
  await reader.article.select(QUOTE);
  await reader.bar.getByRole("button", { name: wording.copy.copyAs }).click();
  await reader.page.getByRole("menuitem", { name: wording.copy.kinds.quotation }).click();
  await expect.poll(() => window.clipboard()).toContain(`“${QUOTE}”\n— `);
  await reader.bar.getByRole("button", { name: wording.copy.copyAs }).click();
  await reader.page.getByRole("menuitem", { name: wording.copy.kinds.link }).click();
  await expect.poll(() => window.clipboard()).toBe(`postil://a/${articleId}`);
  expect(await reader.article.selected()).toBe(QUOTE);
});
