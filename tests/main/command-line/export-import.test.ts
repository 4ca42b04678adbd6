import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NotesFile } from "../../../electron/interchange/notes-file.ts";
import { makeHome } from "../../postil/test-home.ts";
import { doTheRest } from "./do-the-rest.ts";
import { addTexts, FERRY, MARGINS, type PreparedHome, prepareHome } from "./prepared-home.ts";
import { ExportRecord, FailureRecord, ImportNotesRecord, NoteRecord } from "./records.ts";
import { postil } from "./run-in-process.ts";

const homeWithArticles = prepareHome();

/** A library in which a reader has done one of everything that the command line can do. */
async function annotatedHome(): Promise<PreparedHome> {
  const home = await homeWithArticles();
  const { ferry, margins } = home;
  const mark = (article: string, ...words: readonly string[]) =>
    postil(home, "highlight", article, "--quote", ...words);
  await mark(ferry, "kept one book", "--note", "Which *archive*?\n\n“Ask.”", "--tag", "x/y");
  await mark(ferry, "one book. It was", "--color", "purple");
  await mark(margins, "the oldest form", "--color", "green", "--tag", "größe 日本");
  await postil(home, "tag", ferry, "tides", "vell");
  await postil(home, "state", ferry, "reading");
  await postil(home, "state", margins, "archived");
  await postil(home, "trash", margins);
  return home;
}

test("an export imported into an empty library with the same articles exports as the same bytes", async () => {
  await using home = await annotatedHome();
  await doTheRest(home);
  await using elsewhere = await makeHome();
  const first = join(home.folder, "first.json");
  const exported = await postil(home, "export", "--format", "json", "--out", first, "--json");
  expect(exported).toMatchObject({ status: 0, errors: "" });
  expect(ExportRecord.parse(exported.records[0])).toEqual({ path: first });

  // The other way round, so that neither order nor ids are the same.
  await addTexts(elsewhere, { "margins.md": MARGINS, "ferry.txt": FERRY });
  const imported = await postil(elsewhere, "import-notes", first, "--format", "json", "--json");
  expect(imported).toMatchObject({ status: 0, errors: "" });
  expect(ImportNotesRecord.parse(imported.records[0])).toEqual({
    path: first,
    articles: 2,
    added: 5,
    known: 0,
    unplaced: [],
  });
  const second = join(elsewhere.folder, "second.json");
  await postil(elsewhere, "export", "--format", "json", "--out", second);
  const text = await readFile(second, "utf8");
  expect(text).toBe(await readFile(first, "utf8"));
  const { articles, ...marks } = NotesFile.parse(JSON.parse(text));
  expect(articles.toSorted((one, other) => one.title.localeCompare(other.title))).toMatchObject([
    {
      state: "archived",
      trashed: true,
      annotations: [{ tags: ["größe 日本"] }, { trashed: true, note: "no longer" }],
    },
    {
      renamed: "The book of the ferry",
      state: "reading",
      tags: ["tides", "vell"],
      position: { offset: 40, progress: 0.5 },
      annotations: [
        { note: "Which *archive*?\n\n“Ask.”" },
        { color: "purple" },
        { noteVersions: ["from the train", "from the desk"] },
      ],
    },
  ]);
  expect(marks).toMatchObject({
    tags: [
      { tag: "tide", color: null, aliasOf: "tides" },
      { tag: "tides", color: "blue", aliasOf: null },
    ],
    savedSearches: [{ name: "Water", query: "tag:tides -is:done" }],
    colorNames: { pink: "Doubt" },
  });
});

test("importing twice changes nothing, and a rehearsal writes nothing", async () => {
  await using home = await annotatedHome();
  await using elsewhere = await homeWithArticles();
  const file = join(home.folder, "notes.json");
  await postil(home, "export", "--format", "json", "--out", file);

  const words = ["import-notes", file, "--format", "json", "--json"];
  const rehearsed = await postil(elsewhere, ...words, "--dry-run");
  expect(rehearsed.records).toMatchObject([{ added: 3, known: 0 }]);
  expect((await postil(elsewhere, "notes", "--json")).records).toEqual([]);
  await postil(elsewhere, ...words);
  const again = await postil(elsewhere, ...words);
  expect(again.records).toMatchObject([{ added: 0, known: 3 }]);
});

test("notes of an article that is not here are told, and count as failed", async () => {
  await using home = await annotatedHome();
  await using elsewhere = await makeHome();
  const file = join(home.folder, "notes.json");
  await postil(home, "export", "--format", "json", "--out", file);
  await addTexts(elsewhere, { "ferry.txt": FERRY });
  const imported = await postil(elsewhere, "import-notes", file, "--format", "json", "--json");
  expect(imported.status).toBe(1);
  const { articles, added, unplaced } = ImportNotesRecord.parse(imported.records[0]);
  expect({ articles, added }).toEqual({ articles: 1, added: 2 });
  expect(unplaced).toEqual([
    {
      quote: "the oldest form",
      reason: "the article “A field guide to margins” is not in this library",
    },
  ]);
});

test("export takes only what a query finds", async () => {
  await using home = await annotatedHome();
  const file = join(home.folder, "purple.json");
  await postil(home, "export", "color:purple", "--format", "json", "--out", file);
  const text = await readFile(file, "utf8");
  expect(text).toContain("one book. It was");
  expect(text).not.toContain("Which *archive*?");
});

test("Markdown is one file an article, in the shape that Obsidian users know", async () => {
  await using home = await annotatedHome();
  const folder = join(home.folder, "vault");
  const exported = await postil(home, "export", "--format", "markdown", "--out", folder, "--json");
  expect(exported.status).toBe(0);
  expect(await readdir(folder)).toContain("The ferry book of Vell.md");
  const text = await readFile(join(folder, "The ferry book of Vell.md"), "utf8");
  const notes = (await postil(home, "notes", "--json")).records.map((one) => NoteRecord.parse(one));
  const idOf = (quote: string) => notes.find((note) => note.quote === quote)?.annotationId;
  expect(text).toBe(
    [
      "# The ferry book of Vell",
      "",
      "## Metadata",
      "- Full Title: The ferry book of Vell",
      "- Category: #articles",
      "- Document Tags: [[tides]] [[vell]]",
      "- State: reading",
      "",
      "## Highlights",
      `- kept one book ([yellow](postil://a/${home.ferry}?h=${idOf("kept one book")}))`,
      "    - Tags: [[x/y]]",
      "    - Note: Which *archive*?",
      "      ",
      "      “Ask.”",
      `- one book. It was ([purple](postil://a/${home.ferry}?h=${idOf("one book. It was")}))`,
      "",
    ].join("\n"),
  );
});

test("an export takes no other file's place unless told to", async () => {
  await using home = await annotatedHome();
  const file = await home.write("mine.json", "my own");
  const words = ["export", "--format", "json", "--out", file];
  const refused = await postil(home, ...words, "--json");
  expect(refused.status).toBe(1);
  expect(FailureRecord.parse(refused.records[0]).error).toMatchObject({
    code: "file-exists",
    path: file,
  });
  expect(await readFile(file, "utf8")).toBe("my own");
  expect((await postil(home, ...words, "--force")).status).toBe(0);
  expect(await readFile(file, "utf8")).toContain("postil-notes");
});

test.for([
  ["not JSON at all", "{"],
  ["another program's JSON", "{}"],
  ["an export of a Postil to come", '{"format":"postil-notes","version":99,"articles":[]}'],
] as const)("%s is refused whole, naming the file", async ([, text]) => {
  await using home = await annotatedHome();
  const file = join(home.folder, "strange.json");
  await writeFile(file, text);
  const refused = await postil(home, "import-notes", file, "--format", "json", "--json");
  expect(refused.status).toBe(1);
  const { error } = FailureRecord.parse(refused.records[0]);
  expect(error).toMatchObject({ code: "notes-unreadable", path: file });
  expect(error.message).toContain(`“${file}”`);
});

test("a file of notes that is not there is named", async () => {
  await using home = await annotatedHome();
  const file = join(home.folder, "gone.json");
  const refused = await postil(home, "import-notes", file, "--format", "json", "--json");
  expect(refused.status).toBe(1);
  expect(FailureRecord.parse(refused.records[0]).error).toMatchObject({
    code: "file-not-found",
    path: file,
  });
});
