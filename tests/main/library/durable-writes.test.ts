import { mkdir, readFile, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareText } from "#core/compare-text.js";
import { appendDurably } from "../../../electron/library/append-durably.ts";
import {
  createDurably,
  moveDurably,
  replaceDurably,
} from "../../../electron/library/replace-durably.ts";
import { writersDirectory } from "../../../electron/library/writer-id.ts";
import { containing } from "./matchers.ts";
import { openTestLibrary, temporaryDirectory, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

test("lines added behind one that was cut short begin on a line of their own", async () => {
  const path = join(await temporaryDirectory(), "log");
  await appendDurably(path, "one\n");
  await appendDurably(path, "two\n");
  await writeFile(path, "one\ntw");
  await appendDurably(path, "three\nfour\n");
  expect(await readFile(path, "utf8")).toBe("one\ntw\nthree\nfour\n");
});

test("a file is replaced as a whole, by a file that was not there before", async () => {
  const directory = await temporaryDirectory();
  const path = join(directory, "file");
  await replaceDurably(path, "old");
  const before = await stat(path);
  await replaceDurably(path, Buffer.from("new, and longer"));
  expect(await readFile(path, "utf8")).toBe("new, and longer");
  expect((await stat(path)).ino).not.toBe(before.ino);
  expect(await readdir(directory)).toEqual(["file"]);
});

test("of several that create a file at once one wins, and its bytes are never others'", async () => {
  const directory = await temporaryDirectory();
  const path = join(directory, "file");
  const outcomes = await Promise.all(
    ["a", "b", "c", "d"].map((text) => createDurably(path, text.repeat(100_000))),
  );
  expect(outcomes.filter((outcome) => outcome === "created")).toHaveLength(1);
  expect(await readFile(path, "utf8")).toMatch(/^(a+|b+|c+|d+)$/);
  expect(await readdir(directory)).toEqual(["file"]);
});

test("what cannot be written leaves no temporary file", async () => {
  const directory = await temporaryDirectory();
  await mkdir(join(directory, "taken", "by"), { recursive: true });
  await expect(replaceDurably(join(directory, "taken"), "text")).rejects.toThrow();
  await expect(moveDurably(join(directory, "missing"), join(directory, "x"))).rejects.toThrow(
    "ENOENT",
  );
  expect(await readdir(directory)).toEqual(["taken"]);
});

test("appends to one article at once keep their order and their numbers", async () => {
  const library = await openTestLibrary(await testPlaces());
  const article = newArticle();
  valueOf(await library.addArticle(article));
  const appended = await Promise.all(
    Array.from({ length: 20 }, () => library.append(article.articleId, [newHighlight(article)])),
  );
  const numbers = appended.map((result) => valueOf(result)[0]?.n);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test("closing waits for what is being written", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  const writing = [1, 2, 3].map(() => library.append(article.articleId, [newHighlight(article)]));
  await library.close();
  const names = await readdir(writersDirectory(places.dataDirectory));
  const [lock = ""] = names.filter((name) => name.includes(".lock."));
  const holder = await readFile(join(writersDirectory(places.dataDirectory), lock), "utf8");
  expect(JSON.parse(holder)).toMatchObject({ released: true });
  for (const each of writing) valueOf(await each);
});

test("a data folder that cannot be used is named, not the library", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  await rm(places.dataDirectory, { recursive: true });
  await writeFile(places.dataDirectory, "A file in its place.");
  expect(await library.append(article.articleId, [newHighlight(article)])).toEqual({
    ok: false,
    error: {
      code: "write-failed",
      path: writersDirectory(places.dataDirectory),
      detail: "ENOTDIR",
    },
  });
});

test("a folder that cannot be read keeps its article known, and does not hide the others", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  for (const text of ["One.", "Two."]) valueOf(await library.addArticle(newArticle(text)));
  const scanSorted = async () =>
    (await library.scan()).toSorted((one, other) => compareText(one.articleId, other.articleId));
  const before = await scanSorted();
  const [{ folders } = { folders: [] }] = before;
  const folder = join(places.directory, "articles", folders[0] ?? "");
  await rm(join(folder, "versions"), { recursive: true });
  await symlink("versions", join(folder, "versions")); // Leads to itself.
  expect(await scanSorted()).toEqual(before);
  expect(library.problems()).toEqual([{ path: folder, problem: containing("ELOOP") }]);
});
