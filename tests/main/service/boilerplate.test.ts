import { expect, onTestFinished, test } from "vitest";
import type { AppEvent } from "#contract/events.js";
import type { ArticleId } from "#core/identity/ids.js";
import { countWords } from "#core/text/count-words.js";
import { makeTestFolder, type TestApp } from "./open-test-app.ts";

const NOTICE = "Nobody promises that this report is true, complete or fit for any use at all.";
const OWN = ["The first ferry left at noon with forty people on it.", "No date was given for it."];

function textOf(at: number): string {
  return [`Report ${at}`, OWN[at], `Legal Notice:\n${NOTICE}`, ""].join("\n");
}

async function wordsOf(app: TestApp, articleId: ArticleId): Promise<unknown> {
  const { rows } = await app.ask("articles.list", {});
  return rows.find((row) => row.articleId === articleId)?.words;
}

test("windows are told of an article that folds something because another one came, or went", async () => {
  const folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  await using app = await folder.open();
  const first = await app.add("one.txt", textOf(0));
  const own = countWords(OWN[0] ?? "", "en");
  expect(await wordsOf(app, first)).toBeGreaterThan(own);

  const told = new Set<string>();
  const hear = (event: AppEvent): void => {
    if (event.kind === "articles-changed") for (const id of event.articleIds) told.add(id);
  };
  onTestFinished(app.app.onEvent(hear));
  const second = await app.add("two.txt", textOf(1));
  await expect.poll(() => [...told].toSorted()).toEqual([first, second].toSorted());
  expect(await wordsOf(app, first)).toBe(own);
  const { words, notices, html } = await app.ask("articles.get", { articleId: first });
  expect(words).toBe(own);
  expect(notices).toMatchObject([{ articles: 2 }]);
  expect(html).toContain(NOTICE);

  told.clear();
  await app.ask("articles.update", { articleIds: [second], trashed: true });
  await expect.poll(() => told).toContain(first);
  expect(await wordsOf(app, first)).toBeGreaterThan(own);
  const { notices: none } = await app.ask("articles.get", { articleId: first });
  expect(none).toEqual([]);
});

test("an index built anew folds and counts as the one before", async () => {
  const folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  await using app = await folder.open();
  const ids = [await app.add("one.txt", textOf(0)), await app.add("two.txt", textOf(1))];
  const everything = async (): Promise<unknown> => ({
    list: await app.ask("articles.list", {}),
    texts: await Promise.all(ids.map((articleId) => app.ask("articles.text", { articleId }))),
    // With their scores: both read the oldest article first, and its words again once it is known that it folds something.
    found: await app.ask("search", { query: "promises" }),
  });
  // Now its folder is the one that was looked at last.
  await app.ask("articles.update", { articleIds: ids.slice(0, 1), state: "reading" });
  const before = await everything();
  await app.ask("library.rebuild", {});
  expect(await everything()).toEqual(before);
  expect((await app.ask("library.check", {})).problems).toEqual([]);
});
