import { expect, test } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import { makeTestFolder, type TestApp } from "./open-test-app.ts";

const ARTICLES = 8;

interface Marked {
  readonly articleIds: readonly ArticleId[];
  /** Of what was marked, as an export has it without its times. */
  readonly text: string;
}

async function markedArticles(app: TestApp): Promise<Marked> {
  const articleIds: ArticleId[] = [];
  for (let number = 0; number < ARTICLES; number += 1) {
    const articleId = await app.add(`${number}.txt`, `Title ${number}\n\nThe words of ${number}.`);
    await app.ask("annotations.createFromQuote", {
      articleId,
      exact: "The words",
      note: `As it was ${number}`,
      tags: ["war"],
    });
    articleIds.push(articleId);
  }
  return { articleIds, text: await marked(app) };
}

async function marked(app: TestApp): Promise<string> {
  const { files } = await app.ask("notes.export", { format: "json" });
  return (files[0]?.text ?? "").replace(/"(modified|created)": "[^"]*"/g, '"$1": ""');
}

/** Other notes, another colour, and one in the trash. */
async function changeAll(app: TestApp, { articleIds }: Marked): Promise<void> {
  for (const [number, articleId] of articleIds.entries()) {
    const { annotations } = await app.ask("articles.get", { articleId });
    const annotationIds = annotations.map(({ annotationId }) => annotationId);
    await app.ask("annotations.update", {
      annotationIds,
      note: "Something else",
      color: "pink",
      ...(number === 0 && { trashed: true }),
    });
  }
}

/** How many texts each note has: two that say the same would be shown beside each other. */
async function notesIn(app: TestApp, { articleIds }: Marked): Promise<readonly unknown[]> {
  const notes: unknown[] = [];
  for (const articleId of articleIds) {
    const { annotations } = await app.ask("articles.get", { articleId });
    notes.push(...annotations.map(({ note, noteVersions }) => [note, noteVersions]));
  }
  return notes;
}

test("two windows of one app that restore at once come to what one would have", async () => {
  await using folder = await makeTestFolder();
  await using app = await folder.open();
  const before = await markedArticles(app);
  const notes = await notesIn(app, before);
  const { id } = await app.ask("snapshots.make", {});
  if (id === null) throw new Error("no snapshot");
  await changeAll(app, before);
  expect(await marked(app)).not.toBe(before.text);
  const restored = await Promise.all([1, 2].map(() => app.ask("snapshots.restore", { id })));
  expect(restored.flatMap(({ problems }) => problems)).toEqual([]);
  expect(await marked(app)).toBe(before.text);
  expect(await notesIn(app, before)).toEqual(notes);
});

test("two processes that restore at once come to what one would have", async () => {
  await using folder = await makeTestFolder();
  await using one = await folder.open();
  const before = await markedArticles(one);
  const notes = await notesIn(one, before);
  const { id } = await one.ask("snapshots.make", {});
  if (id === null) throw new Error("no snapshot");
  await changeAll(one, before);
  await using other = await folder.open();
  const restored = await Promise.all(
    [one, other].map((app) => app.ask("snapshots.restore", { id })),
  );
  expect(restored.flatMap(({ problems }) => problems)).toEqual([]);
  await other.close();
  await one.close();
  await using after = await folder.open();
  expect(await marked(after)).toBe(before.text);
  expect(await notesIn(after, before)).toEqual(notes);
});
