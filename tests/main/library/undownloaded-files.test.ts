import { readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { markedLibrary } from "./marked-library.ts";
import { openTestLibrary, valueOf } from "./new-library.ts";
import { newHighlight } from "./sample-article.ts";

test("a log that is not downloaded is said to be so; what was read of it counts, and its writer does not go on with it", async () => {
  const { library, article, changes, folder } = await markedLibrary();
  const marks = join(folder, "marks");
  const [log = ""] = await readdir(marks);
  valueOf(await library.readArticle(article.articleId));
  await rename(join(marks, log), join(marks, `.${log}.icloud`));
  await writeFile(join(marks, ".abc123.jsonl.icloud"), "bplist00");
  expect(valueOf(await library.readArticle(article.articleId)).operations).toMatchObject(changes);
  const said = library.problems().map(({ problem }) => problem.split(" is not here yet", 1)[0]);
  expect(new Set(said)).toEqual(new Set(["abc123.jsonl", log]));
  const [third] = valueOf(await library.append(article.articleId, [newHighlight(article)]));
  expect(`${third?.w}.jsonl`).not.toBe(log);
  await rename(join(marks, `.${log}.icloud`), join(marks, log));
  await rm(join(marks, ".abc123.jsonl.icloud"));
  expect(valueOf(await library.readArticle(article.articleId)).operations).toHaveLength(3);
  expect(library.problems()).toEqual([]);
});

test("an article whose files are not downloaded is there as it was, says so, and is never missing", async () => {
  const { library, article, folder } = await markedLibrary();
  await library.scan();
  const { contentHash } = article.version.facts;
  const hidden = ["article.json", `versions/${contentHash}.html`, `versions/${contentHash}.json`];
  const hiddenName = (path: string): string => join(folder, path.replace(/([^/]+)$/, ".$1.icloud"));
  for (const path of hidden) await rename(join(folder, path), hiddenName(path));
  expect(await library.scan()).toHaveLength(1);
  expect(library.readOnlyBecause).toBeUndefined();
  expect(await library.readVersion(article.articleId, contentHash)).toMatchObject({
    error: { code: "article-incomplete" },
  });
  expect(await library.readArticle(article.articleId)).toMatchObject({ ok: false });
  for (const { problem } of library.problems()) expect(problem).toContain("is not here yet");
  expect(library.problems()).not.toEqual([]);
  for (const path of hidden) await rename(hiddenName(path), join(folder, path));
  await library.scan();
  valueOf(await library.readArticle(article.articleId));
  valueOf(await library.readVersion(article.articleId, contentHash));
  expect(library.problems()).toEqual([]);
});

test("notes.md stays as it is until all logs are downloaded that it is made of", async () => {
  const { library, article, folder } = await markedLibrary();
  library.refreshNotes([article.articleId]);
  await library.close();
  const notes = await readFile(join(folder, "notes.md"), "utf8");
  const [log = ""] = await readdir(join(folder, "marks"));
  await rename(join(folder, "marks", log), join(folder, "marks", `.${log}.icloud`));
  const { directory } = library;
  const elsewhere = await openTestLibrary({ directory, dataDirectory: `${directory}-data` });
  valueOf(await elsewhere.append(article.articleId, [newHighlight(article, "third")]));
  await elsewhere.close();
  expect(await readFile(join(folder, "notes.md"), "utf8")).toBe(notes);
  await rename(join(folder, "marks", `.${log}.icloud`), join(folder, "marks", log));
  const again = await openTestLibrary({ directory, dataDirectory: `${directory}-data` });
  await again.scan();
  again.refreshNotes([article.articleId]);
  await again.close();
  for (const note of ["one", "other", "third"]) {
    expect(await readFile(join(folder, "notes.md"), "utf8")).toContain(`\n${note}\n`);
  }
});
