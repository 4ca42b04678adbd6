import { describe, expect, test } from "vitest";
import type { AnnotationOutline } from "#contract/annotation-records.js";
import { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";
import type { Arrangement } from "../../../renderer/notebook/notebook-filter.ts";
import { notebookRows } from "../../../renderer/notebook/notebook-rows.ts";

const idOf = (number: number): string => String(number).padStart(26, "0");
const annotationId = (number: number): AnnotationId => AnnotationId.parse(idOf(number));
const articleId = (number: number): ArticleId => ArticleId.parse(idOf(number));

function outlineOf(
  ...entries: readonly { readonly article?: number; readonly tags?: string; readonly at?: string }[]
): AnnotationOutline {
  return {
    entries: entries.map(({ article = 1, tags = "", at = "2026-11-23T12:00:00.000Z" }, number) => ({
      annotationId: annotationId(number),
      articleId: articleId(article),
      created: at,
      tags: tags.split(" ").flatMap((tag) => (tag === "" ? [] : Tag.parse(tag))),
    })),
    articles: [1, 2, 3].map((number) => ({
      articleId: articleId(number),
      title: number === 3 ? "Article 1" : `Article ${number}`,
    })),
  };
}

/** Every group with its count and its lines, by number. */
function laid(
  outline: AnnotationOutline,
  arrangement: Arrangement,
  options: Parameters<typeof notebookRows>[2] = {},
): readonly unknown[] {
  const { rows, groups } = notebookRows(outline, arrangement, options);
  const lines = Map.groupBy(rows, ({ group }) => group);
  // Whoever walks down the list meets each group once.
  expect(rows.filter(({ isFirst }) => isFirst).map(({ group }) => group)).toEqual([
    ...groups.keys(),
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  return [...groups].map(([key, { name, count }]) => [
    name.kind === "article" ? name.title : name.kind === "tag" ? (name.tag ?? null) : name.day,
    count,
    (lines.get(key) ?? []).map((row) => Number(row.annotationId)),
  ]);
}

test("groups are the articles, also those of one title, and come in the order of the list", () => {
  const outline = outlineOf({ article: 2 }, { article: 3 }, { article: 1 }, { article: 3 });
  expect(laid(outline, "article")).toEqual([
    ["Article 2", 1, [0]],
    ["Article 1", 2, [1, 3]],
    ["Article 1", 1, [2]],
  ]);
});

test("by tag, a highlight stands in the group of each of its tags, and last those without", () => {
  const outline = outlineOf({ tags: "war" }, {}, { tags: "a/b war" });
  expect(laid(outline, "tag")).toEqual([
    ["a/b", 1, [2]],
    ["war", 2, [0, 2]],
    [null, 1, [1]],
  ]);
});

test("filtered by a tag, there are groups of it and of what stands below it", () => {
  const outline = outlineOf({ tags: "method war" }, { tags: "method/archives" });
  expect(laid(outline, "tag", { chosenTag: Tag.parse("Method") })).toEqual([
    ["method", 1, [0]],
    ["method/archives", 1, [1]],
  ]);
});

describe("by day", () => {
  test("the day is that of the reader's place, whatever it is in Greenwich", () => {
    const outline = outlineOf(
      { at: "2026-11-24T03:00:00.000Z" },
      { at: "2026-11-23T23:30:00.000Z" },
      { at: "2026-11-23T04:00:00.000Z" },
    );
    const inNewYork = { timeZone: "America/New_York" };
    expect(laid(outline, "day", inNewYork)).toEqual([
      ["2026-11-23", 2, [0, 1]],
      ["2026-11-22", 1, [2]],
    ]);
    expect(laid(outline, "day", { timeZone: "Asia/Tokyo" })).toEqual([
      ["2026-11-24", 2, [0, 1]],
      ["2026-11-23", 1, [2]],
    ]);
  });
});

test("by time alone there are no groups, and the order is that of the list", () => {
  const { rows, groups } = notebookRows(outlineOf({ article: 2 }, { article: 1 }), "newest");
  expect(groups.size).toBe(0);
  expect(rows.map((row) => [Number(row.annotationId), row.isFirst])).toEqual([
    [0, false],
    [1, false],
  ]);
});

test("a line that stays as it is stays the same object, so that nothing of it is built again", () => {
  const outline = outlineOf({}, {}, { article: 2 });
  const before = notebookRows(outline, "article").rows;
  const after = notebookRows({ ...outline, entries: outline.entries.slice(1) }, "article").rows;
  expect(after[1]).toBe(before[2]);
  // It has become the first of its group.
  expect(after[0]).not.toBe(before[1]);
});
