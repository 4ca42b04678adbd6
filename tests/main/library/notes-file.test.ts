import { copyFile, cp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { foldArticle } from "#core/operation/fold-article.js";
import { AnnotationId } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { Tag } from "#core/tag/tag.js";
import type { NewArticle } from "../../../electron/library/library.ts";
import { NOTES_MARKER, renderNotes } from "../../../electron/library/notes-file.ts";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newArticleId, newHighlight } from "./sample-article.ts";

function taggedHighlight(article: NewArticle, note: string, ...tags: readonly string[]): Change {
  const highlight = newHighlight(article, note);
  if (highlight.kind !== "highlight") throw new Error("a highlight");
  return { ...highlight, add: { tags: tags.map((tag) => Tag.parse(tag)) } };
}

function trashing({ id }: Change): Change {
  return { kind: "highlight", id: AnnotationId.parse(id), set: { trashed: true } };
}

async function writeNotes(places: TestPlaces, article: NewArticle, ...changes: readonly Change[]) {
  const library = await openTestLibrary(places);
  if (changes.length > 0) valueOf(await library.append(article.articleId, changes));
  library.refreshNotes([article.articleId]);
  await library.close();
}

async function placesWith(article: NewArticle): Promise<TestPlaces> {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  valueOf(await library.addArticle(article));
  await library.close();
  return places;
}

async function notesPath({ directory }: TestPlaces): Promise<string> {
  const [name = ""] = await readdir(join(directory, "articles"));
  return join(directory, "articles", name, "notes.md");
}

test("notes show each highlight as a quote, with colour, date, tags and note", async () => {
  const article = newArticle("Prices *rise* <b>[again]</b>");
  const library = await openTestLibrary(await testPlaces());
  valueOf(await library.addArticle(article));
  const changes: Change[] = [
    taggedHighlight(article, "Verify: **1,000** each?\n\n- first", "war", "to check"),
    { kind: "article", id: article.articleId, add: { tags: [Tag.parse("economy/prices")] } },
  ];
  valueOf(await library.append(article.articleId, changes));
  const record = foldArticle(valueOf(await library.readArticle(article.articleId)));
  const date = new Date().toISOString().slice(0, 10);
  expect(renderNotes(record)).toBe(`${NOTES_MARKER}

# Prices \\*rise\\* \\<b\\>\\[again\\]\\</b\\>

- Tags: #economy/prices

> Some

yellow · ${date} · #to-check #war

Verify: **1,000** each?

- first
`);
});

test("an article without highlights and tags has no notes.md", async () => {
  const article = newArticle();
  const places = await placesWith(article);
  await writeNotes(places, article);
  await expect(stat(await notesPath(places))).rejects.toThrow("ENOENT");
});

test("when nothing is left to say notes.md goes, and what a person put in its place stays", async () => {
  const article = newArticle();
  const places = await placesWith(article);
  const path = await notesPath(places);
  const tags = [Tag.parse("secret")];
  const tagging: Change = { kind: "article", id: article.articleId, add: { tags } };
  const untagging: Change = { kind: "article", id: article.articleId, remove: { tags } };
  await writeNotes(places, article, tagging);
  expect(await readFile(path, "utf8")).toContain("#secret");
  await writeNotes(places, article, untagging);
  await expect(stat(path)).rejects.toThrow("ENOENT");

  const highlight = newHighlight(article);
  await writeNotes(places, article, highlight);
  await writeNotes(places, article, trashing(highlight));
  await expect(stat(path)).rejects.toThrow("ENOENT");

  await writeFile(path, "My own.");
  await writeNotes(places, article);
  expect(await readFile(path, "utf8")).toBe("My own.");
});

test("notes.md that a sync tool brought before the marks stays", async () => {
  const article = newArticle();
  const places = await placesWith(article);
  await writeNotes(places, article, newHighlight(article));
  const path = await notesPath(places);
  const notes = await readFile(path, "utf8");
  await rm(join(path, "..", "marks"), { recursive: true });
  await writeNotes(places, article);
  expect(await readFile(path, "utf8")).toBe(notes);
});

test("of an article in two folders only the first has notes.md", async () => {
  const first = newArticle("Imported twice.", newArticleId(1_000));
  const second = newArticle("Imported twice.", newArticleId(2_000));
  const places = await placesWith(first);
  const elsewhere = await placesWith(second);
  await writeNotes(elsewhere, second, newHighlight(second, "Made before they met."));
  const source = join(await notesPath(elsewhere), "..");
  const target = join(places.directory, "articles", "arrived");
  await cp(source, target, { recursive: true });
  await writeNotes(places, first);
  const [name = ""] = (await readdir(join(places.directory, "articles"))).filter(
    (each) => each !== "arrived",
  );
  const notes = join(places.directory, "articles", name, "notes.md");
  expect(await readFile(notes, "utf8")).toContain("Made before they met.");
  expect(await readdir(target)).not.toContain("notes.md");
});

test("from the same marks every device writes the same bytes", async () => {
  const article = newArticle();
  const one = await placesWith(article);
  const other = await placesWith(article);
  await writeNotes(one, article, newHighlight(article, "From one."));
  await writeNotes(other, article, newHighlight(article, "From the other."));
  const [onePath, otherPath] = [await notesPath(one), await notesPath(other)];
  await exchangeMarks(onePath, otherPath);
  await writeNotes(one, article);
  await writeNotes(other, article);
  const bytes = await readFile(onePath, "utf8");
  expect(bytes).toContain("From one.");
  expect(bytes).toContain("From the other.");
  expect(await readFile(otherPath, "utf8")).toBe(bytes);
});

test("notes.md is written only when it differs", async () => {
  const article = newArticle();
  const places = await placesWith(article);
  await writeNotes(places, article, newHighlight(article));
  const path = await notesPath(places);
  const before = await stat(path);
  await writeNotes(places, article);
  expect((await stat(path)).ino).toBe(before.ino);
  await writeFile(path, "What a person wrote here.");
  await writeNotes(places, article);
  expect((await readFile(path, "utf8")).startsWith(NOTES_MARKER)).toBe(true);
});

test("conflict copies that Postil made are removed; what a person wrote beside them stays", async () => {
  const article = newArticle();
  const places = await placesWith(article);
  await writeNotes(places, article, newHighlight(article));
  const path = await notesPath(places);
  const folder = join(path, "..");
  await copyFile(path, join(folder, "notes.sync-conflict-20261122-101500-ABCDEFG.md"));
  await copyFile(path, join(folder, "notes (conflicted copy).md"));
  await writeFile(join(folder, "notes-for-talk.md"), "My own.");
  await writeNotes(places, article);
  const left = (await readdir(folder)).filter((name) => name.endsWith(".md")).toSorted();
  expect(left).toEqual(["notes-for-talk.md", "notes.md"]);
});

/** What a sync tool does with two devices' logs. */
async function exchangeMarks(onePath: string, otherPath: string): Promise<void> {
  const [one, other] = [onePath, otherPath].map((path) => join(path, "..", "marks"));
  if (one === undefined || other === undefined) throw new Error("two folders");
  const [ofOne, ofOther] = [await readdir(one), await readdir(other)];
  for (const name of ofOne) await copyFile(join(one, name), join(other, name));
  for (const name of ofOther) await copyFile(join(other, name), join(one, name));
}
