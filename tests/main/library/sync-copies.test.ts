import {
  appendFile,
  copyFile,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import type { Library } from "../../../electron/library/library.ts";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { type MarkedLibrary, markedLibrary } from "./marked-library.ts";
import { containing } from "./matchers.ts";
import { openTestLibrary, testPlaces, valueOf } from "./new-library.ts";
import { newArticleId, newHighlight } from "./sample-article.ts";

/** How tools name the copy of `stem.extension`. */
const COPIES: readonly (readonly [string, (stem: string, extension: string) => string])[] = [
  ["Syncthing", (stem, extension) => `${stem}.sync-conflict-20260102-101010-ABCDEF7.${extension}`],
  ["Dropbox", (stem, extension) => `${stem} (Lena's conflicted copy 2026-01-02).${extension}`],
  ["OneDrive", (stem, extension) => `${stem}-LAPTOP.${extension}`],
  ["iCloud Drive", (stem, extension) => `${stem} 2.${extension}`],
  ["Nextcloud", (stem, extension) => `${stem} (conflicted copy 2026-01-02 101010).${extension}`],
  ["Google Drive", (stem, extension) => `${stem} (1).${extension}`],
  ["Resilio Sync", (stem, extension) => `${stem}.Conflict.${extension}`],
];

/** As any other device sees it, from the files alone. */
async function expectWhole({ places, article, changes }: MarkedLibrary): Promise<Library> {
  const library = await openTestLibrary({
    ...places,
    dataDirectory: `${places.dataDirectory}-other`,
  });
  expect(await library.scan()).toMatchObject([{ articleId: article.articleId }]);
  const { operations, versions } = valueOf(await library.readArticle(article.articleId));
  expect(operations).toMatchObject(changes);
  expect(versions).toHaveLength(1);
  const html = await library.readVersion(article.articleId, article.version.facts.contentHash);
  expect(valueOf(html)).toBe(article.version.html);
  const original = valueOf(await library.originalPath(article.articleId, article.original.hash));
  expect(await readFile(original)).toEqual(article.original.bytes);
  return library;
}

test.each(COPIES)(
  "where only copies by %s are left, all of an article is read from them",
  async (_tool, nameOf) => {
    const marked = await markedLibrary();
    for (const part of ["", "versions", "originals", "marks"]) {
      for (const entry of await readdir(join(marked.folder, part), { withFileTypes: true })) {
        if (!entry.isFile() || entry.name === "notes.md") continue;
        const dot = entry.name.lastIndexOf(".");
        const copy = nameOf(entry.name.slice(0, dot), entry.name.slice(dot + 1));
        await rename(join(marked.folder, part, entry.name), join(marked.folder, part, copy));
      }
    }
    const library = await expectWhole(marked);
    expect(library.problems()).toEqual([]);
    // Repair gives each of them its own name again.
    const { problems } = await library.check({ repair: true });
    expect(problems.map(({ action }) => action)).toEqual(
      problems.map(() => containing("brought back from")),
    );
    expect(problems).toHaveLength(4);
    expect((await library.check({ repair: false })).problems).toEqual([]);
  },
);

test.each(COPIES)(
  "a copy by %s counts for nothing where its bytes are wrong",
  async (_tool, nameOf) => {
    const marked = await markedLibrary();
    const { contentHash } = marked.article.version.facts;
    const original = nameOf(marked.article.original.hash, "txt");
    const html = nameOf(contentHash, "html");
    await writeFile(join(marked.folder, "originals", original), "Not these.");
    await writeFile(join(marked.folder, "versions", html), "<p>Nor these.</p>");
    await writeFile(join(marked.folder, "versions", nameOf(contentHash, "json")), "{");
    const library = await expectWhole(marked);
    await rm(join(marked.folder, "versions", `${contentHash}.html`));
    await rm(join(marked.folder, "originals", `${marked.article.original.hash}.txt`));
    expect(await library.readVersion(marked.article.articleId, contentHash)).toMatchObject({
      ok: false,
    });
    const found = await library.originalPath(
      marked.article.articleId,
      marked.article.original.hash,
    );
    expect(found).toMatchObject({ error: { code: "file-not-found" } });
  },
);

test("of a file that git could not merge both sides are read, and that is said", async () => {
  const marked = await markedLibrary();
  const identity = await readFile(join(marked.folder, "article.json"), "utf8");
  await writeFile(join(marked.folder, "article.json"), merged("", identity, identity));
  const facts = join(marked.folder, "versions", `${marked.article.version.facts.contentHash}.json`);
  const text = await readFile(facts, "utf8");
  await writeFile(facts, merged("", text, text.replace("words.txt", "other.txt")));
  const marks = join(marked.folder, "marks");
  const [log = ""] = await readdir(marks);
  const [first = "", second = ""] = (await readFile(join(marks, log), "utf8")).split("\n");
  await writeFile(join(marks, log), merged("", `${first}\n`, `${second}\n`));
  await marked.library.close();

  const library = await expectWhole(marked);
  const said = library.problems();
  expect(said.map(({ problem }) => problem)).toEqual([
    containing("Line 1 was left by git"),
    containing("Line 3 was left by git"),
    containing("Line 5 was left by git"),
  ]);
  const { problems } = await library.check({ repair: true });
  expect(problems.map(({ action }) => action)).toEqual(said.map(() => "left as it is"));
  // What is written next is read like all before.
  valueOf(await library.append(marked.article.articleId, [newHighlight(marked.article)]));
  expect(valueOf(await library.readArticle(marked.article.articleId)).operations).toHaveLength(3);
});

test("an article.json whose two sides name different articles is damaged, and stays as it is", async () => {
  const marked = await markedLibrary();
  const path = join(marked.folder, "article.json");
  const identity = await readFile(path, "utf8");
  const other = identity.replace(marked.article.articleId, newArticleId());
  await writeFile(path, merged("", identity, other));
  await marked.library.scan();
  expect(marked.library.problems()).toMatchObject([{ problem: containing("cannot be read") }]);
  expect(await readFile(path, "utf8")).toBe(merged("", identity, other));
});

test("a copy of article.json or library.json that names another thing is reported and left", async () => {
  const marked = await markedLibrary();
  const identity = await readFile(join(marked.folder, "article.json"), "utf8");
  const isSame = identity.replace("2026-11-22", "2026-11-23");
  await writeFile(join(marked.folder, "article 2.json"), isSame);
  await writeFile(
    join(marked.folder, "article 3.json"),
    identity.replace(marked.article.articleId, newArticleId()),
  );
  const { directory } = marked.places;
  const library = await readFile(join(directory, "library.json"), "utf8");
  await writeFile(join(directory, "library (1).json"), library);
  await marked.library.scan();
  expect(marked.library.problems()).toEqual([]);
  await writeFile(
    join(directory, "library (2).json"),
    library.replace(marked.library.identity.libraryId, newArticleId()),
  );
  await marked.library.scan();
  expect(marked.library.problems()).toEqual([
    { path: join(directory, "library.json"), problem: containing("“library (2).json”") },
  ]);
  expect(marked.library.readOnlyBecause).toBeUndefined();
  const { problems } = await marked.library.check({ repair: true });
  expect(problems).toMatchObject([
    {
      path: join(directory, "library (2).json"),
      problem: containing("“library (2).json”"),
      action: "left as it is",
    },
    {
      path: join(marked.folder, "article 3.json"),
      problem: containing("“article 3.json”"),
      action: "left as it is",
    },
  ]);
});

test("a library.json in which git left both sides opens when they name one library, and else not", async () => {
  const { places, library } = await markedLibrary();
  await library.close();
  const path = join(places.directory, "library.json");
  const text = await readFile(path, "utf8");
  await writeFile(path, merged("", text, text.replace('createdAt": "2', 'createdAt": "1')));
  const opened = valueOf(await openLibrary({ ...places, create: true }));
  expect(opened.identity.libraryId).toBe(library.identity.libraryId);
  await opened.close();
  const other = text.replace(library.identity.libraryId, newArticleId());
  await writeFile(path, merged("", text, other));
  expect(await openLibrary({ ...places, create: true })).toMatchObject({
    error: { code: "library-damaged", path },
  });
  expect(await readFile(path, "utf8")).toBe(merged("", text, other));
});

test("a library whose library.json got another name, or is not downloaded, is not begun anew, and it is said why", async () => {
  const { places, library } = await markedLibrary();
  await library.close();
  const path = join(places.directory, "library.json");
  const whys = new Map([
    ["library (Case Conflict).json", "called it “library (Case Conflict).json”"],
    [".library.json.icloud", "iCloud Drive has not downloaded library.json yet"],
  ]);
  for (const [name, why] of whys) {
    await rename(path, join(places.directory, name));
    for (const create of [true, false]) {
      expect(await openLibrary({ ...places, create })).toMatchObject({
        error: { code: "library-missing", detail: containing(why) },
      });
    }
    await rename(join(places.directory, name), path);
  }
  const empty = await testPlaces();
  await mkdir(empty.directory);
  await writeFile(join(empty.directory, ".library.json.icloud"), "bplist00");
  expect(await openLibrary({ ...empty, create: true })).toMatchObject({ ok: false });
  expect(await readdir(empty.directory)).toEqual([".library.json.icloud"]);
});

test.each([" 2", " (1)", " (conflicted copy 2026-01-02 101010)", " (Case Conflict)"])(
  "what a tool put into a second folder, name%s, belongs to the article of the first",
  async (behind) => {
    const marked = await markedLibrary();
    await mkdir(`${marked.folder}${behind}`);
    await rename(join(marked.folder, "marks"), join(`${marked.folder}${behind}`, "marks"));
    await rename(join(marked.folder, "versions"), join(`${marked.folder}${behind}`, "versions"));
    await marked.library.close();
    const library = await expectWhole(marked);
    expect(library.problems()).toEqual([]);
  },
);

test("what a tool made of an article that is not here yet is no part of one whose folder is named like it", async () => {
  const { library, folder } = await markedLibrary();
  // Of “name-2”, as Postil calls another article of the same title.
  const stray = `${folder}-2 (1)`;
  await mkdir(join(stray, "marks"), { recursive: true });
  const [article] = await library.scan();
  expect(article?.folders).toEqual([basename(folder)]);
  expect(library.problems()).toMatchObject([{ path: stray }]);
});

test.each(COPIES)(
  "copies of notes.md by %s go when they are ours, and stay when they are not",
  async (_tool, nameOf) => {
    const { library, article, folder } = await markedLibrary();
    library.refreshNotes([article.articleId]);
    await library.close();
    const own = join(folder, nameOf("notes", "md"));
    const theirs = join(folder, nameOf("notes on this", "md"));
    await copyFile(join(folder, "notes.md"), own);
    await appendFile(own, "\n> as another device saw it\n");
    await writeFile(theirs, "# My own\n");
    const again = await openTestLibrary({
      directory: library.directory,
      dataDirectory: `${library.directory}-data`,
    });
    await again.scan();
    again.refreshNotes([article.articleId]);
    await again.close();
    expect((await readdir(folder)).filter((name) => name.endsWith(".md")).toSorted()).toEqual(
      ["notes.md", nameOf("notes on this", "md")].toSorted(),
    );
  },
);

function merged(both: string, ours: string, theirs: string): string {
  return `${both}<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other device\n`;
}
