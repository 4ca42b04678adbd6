import { expect } from "vitest";
import { sharedTest as test } from "./shared-test.ts";
import { FERRY } from "./texts.ts";

test("words selected with the mouse become a highlight at a press of H", async ({
  openArticle,
}) => {
  const { reader } = await openArticle(FERRY);
  await reader.article.select("kept one book");
  expect(await reader.article.selected()).toBe("kept one book");
  await reader.saving("annotations.create", () => reader.press("h"));
  expect(await reader.article.painted()).toMatchObject({ "fill-yellow": ["kept one book"] });
});

test("words selected with the mouse become a highlight at a press of H2", async ({
  openArticle,
}) => {
  const { reader } = await openArticle(FERRY);
  await reader.article.select("kept one book");
  expect(await reader.article.selected()).toBe("kept one book");
  await reader.saving("annotations.create", () => reader.press("h"));
  expect(await reader.article.painted()).toMatchObject({ "fill-yellow": ["kept one book"] });
});
