import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../../postil/import-texts.ts";
import { sharedTest as test } from "../shared-test.ts";
import { FERRY } from "../texts.ts";
import { EVERY_THEME, expectNoBarriers } from "./expect-no-barriers.ts";

const words = wording.manageTags;

test("the list of tags, one tag with its other names, and the question before one is deleted", async ({
  openWindow,
  client,
}) => {
  const [added] = await importTexts(client, { "ferry.txt": FERRY });
  const articleIds = [added?.articleId ?? expect.fail("not imported")];
  await client.ask("articles.update", { articleIds, addTags: ["war", "method"] });
  await client.ask("tags.change", { change: { kind: "rename", tag: "war", to: "conflict" } });
  await client.ask("tags.change", { change: { kind: "delete", tag: "method" } });
  const window = await openWindow();
  const { page } = window;
  await page.getByRole("button", { name: words.manage, exact: true }).click();
  await page.getByRole("option", { name: /^conflict also #war 1 article/ }).waitFor();
  await expectNoBarriers(window, EVERY_THEME);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: words.name }).fill("post");
  await page.getByText("1 article: #conflict becomes #post.").waitFor();
  await expectNoBarriers(window, EVERY_THEME);
  await page.getByRole("button", { name: words.delete, exact: true }).click();
  await page.getByText("1 article: #conflict goes.").waitFor();
  await expectNoBarriers(window, EVERY_THEME);
});
