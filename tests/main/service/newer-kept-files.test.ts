import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createNoteDraftDesk } from "../../../electron/service/note-draft-desk.ts";
import { createUnsavedJournal } from "../../../electron/service/unsaved-journal.ts";
import { temporaryDirectory } from "../library/new-library.ts";
import { newArticle, newHighlight } from "../library/sample-article.ts";

test("a change that a newer Postil kept waits for it, and one of this format is taken over", async () => {
  const directory = await temporaryDirectory();
  const article = newArticle();
  const change = {
    log: article.articleId,
    changes: [newHighlight(article)],
    since: 1,
    after: [[]],
  } as const;
  const first = createUnsavedJournal(directory);
  await first.keep({ ...change, changes: [...change.changes], after: [[]] });
  await first.close();
  const [path = ""] = await jsonFilesIn(directory);
  const kept = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  expect(kept).toMatchObject({ format: 1, since: 1 });
  const newer = path.replace(/[^/]+$/, "2-000001.json");
  await writeFile(newer, JSON.stringify({ ...kept, format: 2 }));

  const second = createUnsavedJournal(directory);
  onTestFinished(() => second.close());
  const taken = await second.takeOver();
  expect(taken).toHaveLength(1);
  for (const one of taken) await one.forget();
  expect(await jsonFilesIn(directory)).toEqual([newer]);
});

test("a draft that a newer Postil kept waits for it", async () => {
  const directory = await temporaryDirectory();
  const article = newArticle();
  const highlight = newHighlight(article);
  if (highlight.kind !== "highlight" || highlight.set?.position === undefined) throw new Error();
  const draft = {
    annotationId: highlight.id,
    articleId: article.articleId,
    contentHash: article.version.facts.contentHash,
    span: highlight.set.position,
    color: "yellow",
    quote: "Some",
    base: "",
    text: "typed",
  } as const;
  const folder = join(directory, "left-behind");
  await mkdir(folder);
  const path = join(folder, `${highlight.id}.json`);
  await writeFile(path, JSON.stringify({ ...draft, format: 2 }));
  const saved: string[] = [];
  const resume = async (): Promise<void> => {
    const desk = createNoteDraftDesk({
      directory,
      save: async ({ text }) => {
        saved.push(text);
        return true;
      },
    });
    await desk.resume();
    await desk.close();
  };
  await resume();
  expect(saved).toEqual([]);
  expect(await jsonFilesIn(directory)).toEqual([path]);
  await writeFile(path, JSON.stringify({ ...draft, format: 1 }));
  await resume();
  expect(saved).toEqual(["typed"]);
});

async function jsonFilesIn(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory, { recursive: true });
  return names.filter((name) => name.endsWith(".json")).map((name) => join(directory, name));
}
