import { expect, test } from "vitest";
import { Tag } from "#core/tag/tag.js";
import { makeTestFolder } from "./open-test-app.ts";

const war = Tag.parse("war");
const peace = Tag.parse("peace");

test("articles that were gathered stay the same, whatever becomes of the list that they were chosen in", async () => {
  await using folder = await makeTestFolder();
  const app = await folder.open();
  const texts = ["First.\n", "Second.\n", "Third.\n"];
  const ids = [];
  for (const [at, text] of texts.entries()) ids.push(await app.add(`${at}.txt`, text));
  const [first, second, third] = ids;
  if (first === undefined || second === undefined || third === undefined) throw new Error("few");
  await app.ask("articles.update", { articleIds: [third], state: "done" });
  const inbox = { view: "inbox" } as const;
  const { gathered, count } = await app.ask("articles.gather", { choice: inbox });
  expect(count).toBe(2);
  await app.ask("articles.update", { gathered, state: "archived" });
  expect((await app.ask("articles.list", inbox)).total).toBe(0);
  await app.ask("articles.update", { gathered, addTags: [war] });
  await app.ask("articles.update", { articleIds: [first], addTags: [peace] });
  expect(await app.ask("articles.tags", { gathered })).toEqual({
    total: 2,
    tags: [
      { tag: peace, count: 1 },
      { tag: war, count: 2 },
    ],
  });
  const named = { articleIds: [third, first], choice: inbox };
  expect(await app.ask("articles.gather", named)).toMatchObject({ count: 2 });
  expect(await app.ask("articles.tags", { gathered, articleIds: [third] })).toMatchObject({
    total: 3,
  });
});

test("those that were gathered long ago are forgotten, which is said, and changes nothing", async () => {
  await using folder = await makeTestFolder();
  const app = await folder.open();
  await app.add("first.txt", "First.\n");
  const gather = async () => (await app.ask("articles.gather", { choice: {} })).gathered;
  const oldest = await gather();
  const used = await gather();
  for (let number = 0; number < 7; number += 1) {
    await app.ask("articles.tags", { gathered: used });
    await gather();
  }
  const forgotten = app.ask("articles.update", { gathered: oldest, addTags: [war] });
  await expect(forgotten).rejects.toThrow("Select them once more.");
  expect((await app.ask("articles.list", {})).rows[0]?.tags).toEqual([]);
  await app.ask("articles.update", { gathered: used, addTags: [war] });
  expect((await app.ask("articles.list", {})).rows[0]?.tags).toEqual([war]);
});
