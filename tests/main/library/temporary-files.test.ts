import { mkdir, readFile, readdir, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import {
  isOwnTemporaryName,
  isTemporaryName,
  stagingPathFor,
  temporaryPathFor,
} from "../../../electron/library/temporary-name.ts";
import { openTestLibrary, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newArticleId, newHighlight } from "./sample-article.ts";

test("what is written first under another name is known by it", () => {
  const made = [
    temporaryPathFor("/library/library.json"),
    temporaryPathFor("/library/marks/k3x9q2.g2.jsonl"),
    stagingPathFor("/library/articles", newArticleId()),
  ];
  for (const name of made.map((path) => basename(path))) {
    expect([name, isTemporaryName(name), isOwnTemporaryName(name)]).toEqual([name, true, true]);
  }
});

test("what other programs keep under such names stays, however old, and is nobody's damage", async () => {
  const places = await testPlaces();
  const first = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await first.addArticle(article));
  await first.close();
  const articles = join(places.directory, "articles");
  const [name = ""] = await readdir(articles);
  const parts = ["", "originals", "versions", "marks"];
  const folders = [places.directory, articles, ...parts.map((part) => join(articles, name, part))];
  const kept: string[] = [];
  for (const folder of folders) {
    // As rsync does with --delay-updates: what it has brought so far.
    await mkdir(join(folder, ".~tmp~"));
    const names = [".~tmp~/brought.html", ".~lock.notes.md#", ".~lock.a.b.12ab34cd.ods#"];
    kept.push(...names.map((one) => join(folder, one)));
  }
  for (const path of kept) await writeFile(path, "another program's");
  for (const path of [...kept, ...folders.map((folder) => join(folder, ".~tmp~"))]) {
    await utimes(path, 0, 0);
  }
  // The library's own folders are swept at the start, an article's with what is written there.
  const library = await openTestLibrary(places);
  const { version, original } = newArticle("The same, corrected.");
  valueOf(await library.addVersion(article.articleId, version, original));
  valueOf(await library.append(article.articleId, [newHighlight(article)]));
  library.refreshNotes([article.articleId]);
  expect((await library.check({ repair: true })).problems).toEqual([]);
  await library.close();
  for (const path of kept) expect(await readFile(path, "utf8")).toBe("another program's");
});

test("what a write left in the library's own folders goes at the next look at all of it; one that may be under way stays", async () => {
  const places = await testPlaces();
  await (await openTestLibrary(places)).close();
  const articles = join(places.directory, "articles");
  const left = [
    stagingPathFor(articles, newArticleId()),
    temporaryPathFor(join(places.directory, "x")),
  ];
  const underWay = stagingPathFor(articles, newArticleId());
  for (const path of [...left, underWay]) await mkdir(path);
  for (const path of left) await utimes(path, 0, 0);
  const library = await openTestLibrary(places);
  await library.scan();
  await library.close();
  expect((await readdir(articles)).filter(isTemporaryName)).toEqual([basename(underWay)]);
  expect((await readdir(places.directory)).filter(isTemporaryName)).toEqual([]);
});
