import { expect, test } from "vitest";
import { AnnotationId } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";
import { QUOTE, usePages } from "./page-library.ts";

const pages = usePages();

test("everything that was done to a highlight is told, newest first, and stays after a restart", async () => {
  const { articleId } = await pages.addOne({});
  const { annotationId } = await pages.highlight(articleId, QUOTE);
  const annotationIds = [annotationId];
  const update = (change: object) =>
    pages.app.ask("annotations.update", { annotationIds, ...change });
  await update({ note: "A first thought." });
  await update({ color: "blue" });
  await update({ note: "A second one." });
  await update({ addTags: [Tag.parse("doubt")] });
  await update({ trashed: true });
  await pages.app.ask("undo", {});
  await pages.restart();
  const { deeds } = await pages.app.ask("annotations.history", { annotationId });
  expect(deeds.map(({ deed, note, quote }) => [deed, note ?? quote ?? ""])).toEqual([
    ["restore highlight", ""],
    ["delete highlight", ""],
    ["tag highlight", ""],
    ["note", "A second one."],
    ["colour", ""],
    ["note", "A first thought."],
    ["highlight", QUOTE],
  ]);
  const times = deeds.map(({ written }) => written);
  expect(times).toEqual(times.toSorted().toReversed());
});

test("a highlight that is not there has no history", async () => {
  const annotationId = AnnotationId.parse("01jwzzzzzzzzzzzzzzzzzzzzzz");
  const call = pages.app.ask("annotations.history", { annotationId });
  await expect(call).rejects.toThrow("There is no highlight");
});
