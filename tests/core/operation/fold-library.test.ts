import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SavedSearchId } from "#core/identity/ids.js";
import { foldLibraryMarks } from "#core/operation/fold-library.js";
import type { Operation } from "#core/operation/operation.js";
import { tagNames } from "#core/tag/tag-names.js";
import { articleId, operation, tag } from "./sample-operations.ts";

const search = SavedSearchId.parse(articleId(5));

const operations = [
  operation("a:1", 1, [], { kind: "tag", id: tag("war"), set: { color: "pink" } }),
  operation("b:1", 2, [], { kind: "tag", id: tag("war"), set: { color: "blue" } }),
  operation("b:2", 3, [], { kind: "tag", id: tag("constructor"), set: { aliasOf: tag("war") } }),
  operation("a:2", 4, [], { kind: "tag", id: tag("plain"), set: { color: "pink" } }),
  operation("a:3", 5, ["a:2"], { kind: "tag", id: tag("plain"), set: { color: null } }),
  operation("a:4", 6, [], {
    kind: "saved-search",
    id: search,
    set: { name: "N", query: "tag:war" },
  }),
  operation("a:5", 7, [], { kind: "color-name", id: "green", set: { name: "Evidence" } }),
  operation("a:6", 8, [], { kind: "color-name", id: "blue", set: { name: "Gone" } }),
  operation("a:7", 9, ["a:6"], { kind: "color-name", id: "blue", set: { name: null } }),
];

test("library marks say what was last said of each tag, search and colour", () => {
  expect(foldLibraryMarks(operations)).toEqual({
    tags: [
      { tag: "constructor", color: null, aliasOf: "war" },
      { tag: "war", color: "blue", aliasOf: null },
    ],
    savedSearches: [{ id: search, name: "N", query: "tag:war" }],
    colorNames: { green: "Evidence" },
  });
});

test("a removed search is gone, and comes back with its removal taken back", () => {
  const removed = operation("a:8", 10, ["a:4"], {
    kind: "saved-search",
    id: search,
    set: { trashed: true },
  });
  const back = operation("a:9", 11, ["a:8"], {
    kind: "saved-search",
    id: search,
    set: { trashed: false },
  });
  expect(foldLibraryMarks([...operations, removed]).savedSearches).toEqual([]);
  expect(foldLibraryMarks([...operations, removed, back]).savedSearches).toHaveLength(1);
});

test("order and repetition change nothing", () => {
  const disordered = fc.shuffledSubarray([...operations, ...operations], {
    minLength: operations.length * 2,
  });
  fc.assert(
    fc.property(disordered, (others) => {
      expect(foldLibraryMarks(others)).toEqual(foldLibraryMarks(operations));
    }),
  );
});

describe("tags renamed on two devices at once", () => {
  const rename = (name: string, minute: number, from: string, to: string): Operation =>
    operation(name, minute, [], { kind: "tag", id: tag(from), set: { aliasOf: tag(to) } });

  test.each<[string, Operation[], Record<string, string>]>([
    [
      "one tag to two names: the later",
      [rename("a:1", 1, "x", "y"), rename("b:1", 2, "x", "z")],
      { x: "z", y: "y" },
    ],
    ["in a chain", [rename("a:1", 2, "x", "y"), rename("b:1", 1, "y", "z")], { x: "z", y: "z" }],
    ["in a circle", [rename("a:1", 1, "x", "y"), rename("b:1", 2, "y", "x")], { x: "x", y: "x" }],
    [
      "a tag and one below it",
      [rename("a:1", 1, "x", "y"), rename("b:1", 2, "x/l", "l")],
      { x: "y", "x/l": "l", "x/m": "y/m" },
    ],
  ])("%s, whatever comes first", (_, operationsOfBoth, expected) => {
    for (const arrived of [operationsOfBoth, operationsOfBoth.toReversed()]) {
      const { nameOf } = tagNames(foldLibraryMarks(arrived).tags);
      for (const [from, to] of Object.entries(expected)) expect(nameOf(tag(from))).toBe(to);
    }
  });

  test("a tag that was deleted here while it was renamed there is there, with its new name", () => {
    const deletion = operation("a:1", 9, [], { kind: "tag", id: tag("x"), set: { trashed: true } });
    const names = tagNames(foldLibraryMarks([deletion, rename("b:1", 1, "x", "y")]).tags);
    expect(names.shownAs(tag("x"))).toBe("y");
  });

  test("a tag that was deleted here while it was coloured there is still there", () => {
    const deletion = operation("a:1", 9, [], { kind: "tag", id: tag("x"), set: { trashed: true } });
    const color = operation("b:1", 1, [], { kind: "tag", id: tag("x"), set: { color: "pink" } });
    for (const arrived of [
      [deletion, color],
      [color, deletion],
    ]) {
      expect(tagNames(foldLibraryMarks(arrived).tags).shownAs(tag("x"))).toBe("x");
    }
    expect(tagNames(foldLibraryMarks([deletion]).tags).shownAs(tag("x"))).toBeUndefined();
  });

  test("a tag that was deleted after it was renamed is gone, until the deletion is taken back", () => {
    const deletion = operation("a:2", 3, ["a:1"], {
      kind: "tag",
      id: tag("y"),
      set: { trashed: true },
    });
    const back = operation("a:3", 4, ["a:2"], {
      kind: "tag",
      id: tag("y"),
      set: { trashed: false },
    });
    const shownAfter = (...more: readonly Operation[]): string | undefined =>
      tagNames(foldLibraryMarks([rename("a:1", 1, "x", "y"), ...more]).tags).shownAs(tag("x"));
    expect(shownAfter(deletion)).toBeUndefined();
    expect(shownAfter(deletion, back)).toBe("y");
  });
});
