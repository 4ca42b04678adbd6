import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeFailure } from "#core/wording/describe-failure.js";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { wasOpenedBefore } from "../../../electron/library/opened-libraries.ts";
import { containing } from "./matchers.ts";
import { openTestLibrary, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

test("a library is made only of a folder that is empty or not there", async () => {
  const places = await testPlaces();
  expect(await openLibrary({ ...places, create: false })).toEqual({
    ok: false,
    error: { code: "library-missing", path: places.directory },
  });
  await mkdir(places.directory);
  await writeFile(join(places.directory, ".stfolder"), "");
  expect((await openTestLibrary(places)).isNew).toBe(true);
  expect((await openTestLibrary(places)).isNew).toBe(false);
});

test("a library that was open here and is gone is missed, also where an empty folder is left", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  await library.close();
  expect(await wasOpenedBefore(places.dataDirectory, places.directory)).toBe(true);
  await rm(places.directory, { recursive: true });
  for (const isFolderLeft of [false, true]) {
    if (isFolderLeft) await mkdir(places.directory);
    const opened = await openLibrary({ ...places, create: false });
    if (opened.ok) throw new Error("a library was made");
    expect(describeFailure(opened.error)).toMatch(
      `There is no Postil library at “${places.directory}”. It was there before: is a disk missing?`,
    );
  }
  expect((await openTestLibrary(places)).isNew).toBe(true);
});

test("where the data folder cannot be read, a library counts as having been there", async () => {
  const places = await testPlaces();
  expect(await wasOpenedBefore(places.dataDirectory, places.directory)).toBe(false);
  await mkdir(places.dataDirectory);
  const opened = join(places.dataDirectory, "opened");
  await symlink(opened, opened);
  expect(await wasOpenedBefore(places.dataDirectory, places.directory)).toBe(true);
});

test("a folder with content but without library.json is left alone, whoever asks", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  valueOf(await library.addArticle(newArticle()));
  await library.close();
  await rm(join(places.directory, "library.json"));
  for (const create of [true, false]) {
    const opened = await openLibrary({ ...places, create });
    expect(opened).toMatchObject({ ok: false, error: { code: "library-missing" } });
  }
});

test.each([
  ["library-newer", '{"format":2,"libraryId":"01jx0000000000000000000000"}'],
  ["library-damaged", '{"format":1,"libr'],
  ["library-damaged", "{}"],
])("library.json: %s", async (code, content) => {
  const places = await testPlaces();
  await mkdir(places.directory);
  const path = join(places.directory, "library.json");
  await writeFile(path, content);
  const opened = await openLibrary({ ...places, create: true });
  expect(opened).toEqual({ ok: false, error: { code, path } });
  expect(await readFile(path, "utf8")).toBe(content);
});

test("of several processes that make the same library at once, one wins and all use its", async () => {
  const places = await testPlaces();
  const opened = await Promise.all(
    Array.from({ length: 8 }, () => openLibrary({ ...places, create: true })),
  );
  const libraries = opened.map(valueOf);
  expect(new Set(libraries.map(({ identity }) => identity.libraryId)).size).toBe(1);
  expect(libraries.filter(({ isNew }) => isNew)).toHaveLength(1);
});

test("an article whose newer format is not understood is left out and named; the others are there", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const old = newArticle("Old words.");
  const newer = newArticle("Newer words.");
  for (const article of [old, newer]) valueOf(await library.addArticle(article));
  const [, name = ""] = (await library.scan())
    .flatMap(({ folders }) => folders)
    .toSorted()
    .toReversed();
  const path = join(places.directory, "articles", name);
  const identity = { format: 2, ids: [newer.articleId] };
  await writeFile(join(path, "article.json"), JSON.stringify(identity));
  expect((await library.scan()).map(({ articleId }) => articleId)).toEqual([old.articleId]);
  expect(library.problems()).toEqual([{ path, problem: containing("newer Postil") }]);
  expect(await library.readArticle(newer.articleId)).toMatchObject({
    error: { code: "article-not-found" },
  });
});

test("a library that vanishes while it is open is not written to, and nothing is made in its place", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  await rm(places.directory, { recursive: true });
  await mkdir(places.directory); // As when a disk is not mounted.

  const failures = [
    await library.append(article.articleId, [newHighlight(article)]),
    await library.append("library", [{ kind: "color-name", id: "pink", set: { name: "x" } }]),
    await library.addArticle(newArticle("Others.")),
  ];
  for (const failure of failures)
    expect(failure).toMatchObject({ error: { code: "library-missing" } });
  expect(library.readOnlyBecause).toMatchObject({ code: "library-missing" });
  expect(await library.scan()).toHaveLength(1); // What was known stays known.
  await expect(readFile(join(places.directory, "library.json"))).rejects.toThrow("ENOENT");
});
