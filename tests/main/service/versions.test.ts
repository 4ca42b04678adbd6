import { describe, expect, test } from "vitest";
import type { ArticleId, ContentHash } from "#core/identity/ids.js";
import { madeParagraphs } from "../../core/resemblance/made-texts.ts";
import { LAST_QUOTE, QUOTE, random, TEXT, URL, usePages } from "./page-library.ts";

const pages = usePages();

/** An article, and the name of its first version. */
async function addArticle(): Promise<{ articleId: ArticleId; before: ContentHash }> {
  const { articleId } = await pages.addOne({});
  return { articleId, before: (await pages.get(articleId)).facts.contentHash };
}

describe("which version opens", () => {
  test("is the reader's to choose, stays chosen when another comes, and is undone", async () => {
    const { articleId, before } = await addArticle();
    await pages.addOne({ paragraphs: TEXT.slice(0, 4) });
    const articleIds = [articleId];
    expect(await pages.app.ask("articles.update", { articleIds, current: before })).toEqual({
      changed: 1,
      unread: [],
    });
    expect(await pages.app.ask("articles.update", { articleIds, current: before })).toEqual({
      changed: 0,
      unread: [],
    });
    expect(await pages.get(articleId)).toMatchObject({ current: before, chosenBy: "reader" });

    const third = await pages.addOne({ paragraphs: TEXT.slice(1) });
    expect(third.update).toMatchObject({ opens: false });
    expect(third.reason).toBe("The version that you chose still opens.");
    expect(await pages.get(articleId)).toMatchObject({ current: before });
    expect(await pages.app.ask("undo", {})).toMatchObject({ label: "choice of version" });
    expect(await pages.get(articleId)).toMatchObject({
      current: third.update?.contentHash,
      chosenBy: null,
    });
  });

  test("is none that the article does not have", async () => {
    const { articleId } = await pages.addOne({});
    const other = (
      await pages.get(
        (await pages.addOne({ url: `${URL}/b`, paragraphs: TEXT.slice(1) })).articleId,
      )
    ).facts.contentHash;
    await expect(
      pages.app.ask("articles.update", { articleIds: [articleId], current: other }),
    ).rejects.toThrow("This version of the article is not in the library.");
  });
});

test("highlights are made in any version, and stand where they were made and where their words are", async () => {
  const { articleId, before } = await addArticle();
  await pages.addOne({ paragraphs: [...madeParagraphs(random, 1), ...TEXT.slice(0, 4)] });
  const made = await pages.highlight(articleId, QUOTE, before);
  expect(made.anchor.kind).toBe("placed");
  const gone = await pages.highlight(articleId, LAST_QUOTE, before);
  expect(gone).toMatchObject({ anchor: { kind: "placed" }, contentHash: before });
  expect(await pages.quotes(articleId)).toEqual([QUOTE, "orphaned"]);
  const annotationIds = [gone.annotationId];
  const shown = await pages.app.ask("annotations.update", {
    annotationIds,
    shown: before,
    note: "Only in the first version.",
  });
  expect(shown.annotations).toMatchObject([{ anchor: { kind: "placed" } }]);
  const opening = await pages.app.ask("annotations.update", { annotationIds, note: "Gone since." });
  expect(opening.annotations).toMatchObject([{ anchor: { kind: "orphaned" } }]);
});

test("what changed between two versions is told, in either direction", async () => {
  const { articleId, before: from } = await addArticle();
  const added = "And they keep it still.";
  const { update } = await pages.addOne({ paragraphs: [...TEXT.slice(0, 4), added] });
  const to = update?.contentHash ?? from;
  const there = await pages.app.ask("articles.difference", { articleId, from, to });
  expect(there).toMatchObject({
    title: "The pilots",
    from: { contentHash: from },
    to: { contentHash: to },
    rows: [
      { kind: "kept", paragraphs: 4 },
      { kind: "removed", text: TEXT[4] },
      { kind: "added", text: added },
    ],
    left: 0,
  });
  const back = await pages.app.ask("articles.difference", { articleId, from: to, to: from });
  expect(back.rows).toMatchObject([
    { kind: "kept" },
    { kind: "removed", text: added },
    { kind: "added", text: TEXT[4] },
  ]);
});
