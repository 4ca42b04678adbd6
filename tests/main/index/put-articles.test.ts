import { statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { annotated, found, listed, useIndex } from "./index-fixture.ts";
import {
  annotationId,
  articleId,
  hashOf,
  LIBRARY_ID,
  makeArticle,
  tagOf,
} from "./made-articles.ts";

const fixture = useIndex();

describe("putting an article again", () => {
  test("under a new title finds it by that one only", () => {
    fixture.put({ title: "Before", text: "Same text.\n" });
    fixture.put({ title: "After", text: "Same text.\n" });
    expect(found(fixture.index, "before")).toEqual([]);
    expect(found(fixture.index, "after")).toEqual(["1"]);
    expect(found(fixture.index, "same")).toEqual(["1"]);
  });

  test("with a new byline or a new text finds it by those only", () => {
    fixture.put({ byline: "Old Name", text: "old words\n" });
    fixture.put({ byline: "New Name", text: "old words\n" });
    expect(found(fixture.index, "author:old")).toEqual([]);
    fixture.put({ byline: "New Name", text: "new words\n" });
    expect(found(fixture.index, "old")).toEqual([]);
    expect(found(fixture.index, "new")).toEqual(["1"]);
  });

  test("without its text finds it by the text that was known, under its new title", () => {
    fixture.put({ title: "Before", text: "Same text.\n" });
    const again = makeArticle(1, { title: "After", text: "Same text.\n" });
    fixture.index.put([{ ...again, document: undefined }]);
    expect(found(fixture.index, "same")).toEqual(["1"]);
    expect(found(fixture.index, "after")).toEqual(["1"]);
  });

  test("that came without its text finds it once the text can be read", () => {
    const article = makeArticle(1, { title: "Title", text: "Its text.\n" });
    fixture.index.put([{ ...article, document: undefined }]);
    expect(found(fixture.index, "title")).toEqual(["1"]);
    expect(found(fixture.index, "text")).toEqual([]);
    fixture.index.put([article]);
    expect(found(fixture.index, "text")).toEqual(["1"]);
    expect(fixture.index.check()).toEqual([]);
  });

  test("says by what title and in which folders it is known", () => {
    fixture.put({ title: "Before", folders: ["x"] });
    fixture.put({ title: "After", folders: ["y", "z"] });
    expect(fixture.index.titleOf(articleId(1))).toBe("After");
    expect(fixture.index.foldersOf(articleId(1))).toEqual(["y", "z"]);
    expect(fixture.index.titleOf(articleId(2))).toBeUndefined();
    expect(fixture.index.foldersOf(articleId(2))).toEqual([]);
  });

  test("takes away what it no longer carries", () => {
    fixture.put({ tags: ["a", "b"], folders: ["x"], state: "inbox" });
    fixture.put({ tags: ["b", "c"], folders: ["y"], state: "done" });
    expect(["a", "b", "c"].map((tag) => listed(fixture.index, { tag: tagOf(tag) }).total)).toEqual([
      0, 1, 1,
    ]);
    expect(fixture.index.resolveArticle("x")).toEqual([]);
    expect(fixture.index.resolveArticle("y")).toEqual([articleId(1)]);
    expect(fixture.index.overview().counts).toMatchObject({ inbox: 0, done: 1 });
  });

  test("changes, adds and takes away annotations", () => {
    const text = "one two three\n";
    const one = { id: annotationId(1), quote: "one", note: "first", tags: ["x"] };
    const two = { id: annotationId(2), quote: "two" };
    fixture.put({ text, annotations: [one, two] });
    fixture.put({
      text,
      annotations: [
        { ...one, note: "second", tags: ["y"] },
        { id: annotationId(3), quote: "three" },
      ],
    });
    expect(annotated(fixture.index).quotes).toEqual(["one", "three"]);
    expect(found(fixture.index, "first")).toEqual([]);
    expect(found(fixture.index, "second")).toEqual(["note: second"]);
    expect(found(fixture.index, "tag:x")).toEqual([]);
    expect(found(fixture.index, "tag:y")).toEqual(["note: second"]);
    expect(fixture.index.articleOfAnnotation(annotationId(2))).toBeUndefined();
  });

  test("twice in one call keeps the later", () => {
    fixture.index.put([makeArticle(1, { title: "Before" }), makeArticle(1, { title: "After" })]);
    expect(listed(fixture.index).rows.map(({ title }) => title)).toEqual(["After"]);
  });
});

test("a removed article is gone with all that belongs to it", () => {
  const sketch = { text: "war\n", tags: ["t"], annotations: [{ quote: "war", tags: ["t"] }] };
  fixture.put(sketch, { text: "war\n" });
  fixture.index.remove([articleId(1), articleId(77)]);
  expect(listed(fixture.index).numbers).toEqual([2]);
  expect(annotated(fixture.index).total).toBe(0);
  expect(found(fixture.index, "war")).toEqual(["2"]);
  expect(fixture.index.overview().tags).toEqual([]);
  expect(fixture.index.findByOriginal(hashOf("original 1"))).toBeUndefined();
  expect([...fixture.index.stamps().keys()]).toEqual([articleId(2)]);
});

test("stamps come back as they were put in", () => {
  fixture.put({ stamp: "a" }, { stamp: "b" });
  fixture.put({ stamp: "c" });
  expect(fixture.index.stamps()).toEqual(
    new Map([
      [articleId(1), "c"],
      [articleId(2), "b"],
    ]),
  );
});

test("of an article that was deleted for good no text is kept", () => {
  const text = "A lighthouse.\n";
  fixture.put({ text });
  fixture.put({ text, trashed: true, purged: true });
  fixture.index.close();
  const database = new DatabaseSync(join(fixture.cacheDirectory, LIBRARY_ID, "index.sqlite"));
  const texts = database.prepare("SELECT text FROM article_text").all();
  database.close();
  fixture.reopen();
  expect(texts.map((row) => String(row["text"]).trim())).toEqual([
    expect.not.stringContaining("light"),
  ]);
});

test("a call that fails halfway changes nothing", () => {
  fixture.put({ title: "Before" });
  const broken = { ...makeArticle(2), stamp: undefined as unknown as string };
  expect(() => fixture.index.put([makeArticle(1, { title: "After" }), broken])).toThrow();
  expect(listed(fixture.index).rows.map(({ title }) => title)).toEqual(["Before"]);
});

test("one note changed among a thousand writes a few pages", () => {
  const text = "word ".repeat(2_000);
  const annotations = Array.from({ length: 1_000 }, (_, at) => ({
    id: annotationId(at + 1),
    quote: "word",
    note: `note ${at}`,
  }));
  fixture.put({ text, annotations });
  const log = join(fixture.cacheDirectory, LIBRARY_ID, "index.sqlite-wal");
  const before = statSync(log).size;
  const changed = { id: annotationId(501), quote: "word", note: "changed" };
  fixture.put({ text, annotations: annotations.with(500, changed) });
  expect(found(fixture.index, "changed")).toEqual(["note: changed"]);
  // All of them are twice as much.
  expect(statSync(log).size - before).toBeLessThan(100_000);
});
