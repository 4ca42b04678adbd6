import { describe, expect, test } from "vitest";
import { foldArticle } from "#core/operation/fold-article.js";
import type { Change, Operation } from "#core/operation/operation.js";
import {
  annotationId,
  fullName,
  highlighting,
  identity,
  operation,
  tag,
  version,
} from "./sample-operations.ts";

const id = annotationId(7);
const made = operation("a:1", 0, [], highlighting(id));

function highlight(set: Extract<Change, { kind: "highlight" }>["set"]): Change {
  return { kind: "highlight", id, set };
}

function fold(...operations: readonly Operation[]) {
  const { annotations } = foldArticle({ identity, versions: [version], operations });
  const [annotation] = annotations;
  if (annotation === undefined) throw new Error("the highlight is missing");
  return annotation;
}

function foldArticleMarks(...operations: readonly Operation[]) {
  return foldArticle({ identity, versions: [version], operations });
}

/** Operations a:2 and b:1 have both seen a:1 and not each other; b's clock runs ahead. */
function atOnce(first: Change, second: Change): readonly [Operation, Operation] {
  return [operation("a:2", 10, ["a:1"], first), operation("b:1", 20, ["a:1"], second)];
}

describe("two writers at once", () => {
  test("different fields: both", () => {
    const both = atOnce(highlight({ color: "blue" }), highlight({ style: "underline" }));
    expect(fold(made, ...both)).toMatchObject({ color: "blue", style: "underline" });
  });

  test("any single value: the later time", () => {
    const both = atOnce(highlight({ color: "blue" }), highlight({ color: "pink" }));
    expect(fold(made, ...both).color).toBe("pink");
  });

  test("any single value at the same time: the larger writer", () => {
    const both = [
      operation("a:2", 10, ["a:1"], highlight({ color: "blue" })),
      operation("b:1", 10, ["a:1"], highlight({ color: "pink" })),
    ];
    expect(fold(made, ...both).color).toBe("pink");
  });

  test("a later operation that has seen the earlier one wins, whatever the clocks say", () => {
    const ahead = operation("b:1", 50, ["a:1"], highlight({ color: "pink" }));
    const seen = operation("a:2", 10, ["b:1"], highlight({ color: "blue" }));
    expect(fold(made, ahead, seen).color).toBe("blue");
  });

  test("having seen goes through operations on other fields", () => {
    const pink = operation("b:1", 50, ["a:1"], highlight({ color: "pink" }));
    const note = operation("c:1", 5, ["b:1"], highlight({ note: "through me" }));
    const blue = operation("a:2", 4, ["c:1"], highlight({ color: "blue" }));
    expect(fold(made, pink, note, blue).color).toBe("blue");
  });

  test("notes: both texts are kept, oldest first, and the latest stands for them", () => {
    const both = atOnce(highlight({ note: "from a" }), highlight({ note: "from b" }));
    expect(fold(made, ...both)).toMatchObject({
      note: "from b",
      noteVersions: [
        { text: "from a", by: fullName("a:2"), written: "2026-11-22T09:10:00.000Z" },
        { text: "from b", by: fullName("b:1"), written: "2026-11-22T09:20:00.000Z" },
      ],
    });
  });

  test("notes: whoever writes having seen both ends it; whoever has seen one does not", () => {
    const both = atOnce(highlight({ note: "from a" }), highlight({ note: "from b" }));
    const picks = operation("c:1", 1, ["a:2", "b:1"], highlight({ note: "from a" }));
    expect(fold(made, ...both, picks)).toMatchObject({ note: "from a", noteVersions: [] });
    const more = operation("a:3", 30, ["a:2"], highlight({ note: "more from a" }));
    const texts = fold(made, ...both, more).noteVersions.map(({ text }) => text);
    expect(texts).toEqual(["from b", "more from a"]);
  });

  test("notes: the same text twice is one text, and an emptied note does not hide a written one", () => {
    const same = atOnce(highlight({ note: "same" }), highlight({ note: "same" }));
    expect(fold(made, ...same)).toMatchObject({ note: "same", noteVersions: [] });
    const emptied = atOnce(highlight({ note: "written" }), highlight({ note: null }));
    expect(fold(made, ...emptied)).toMatchObject({ note: "written", noteVersions: [] });
  });

  test("notes: a text that two wrote stands where it was written last", () => {
    const notes = [
      operation("a:2", 10, ["a:1"], highlight({ note: "same" })),
      operation("b:1", 20, ["a:1"], highlight({ note: "other" })),
      operation("c:1", 30, ["a:1"], highlight({ note: "same" })),
    ];
    expect(fold(made, ...notes)).toMatchObject({
      note: "same",
      noteVersions: [{ text: "other" }, { text: "same", by: fullName("c:1") }],
    });
  });

  test("notes: one operation may say several texts, which stay until the reader picks", () => {
    const several = operation("a:2", 10, ["a:1"], highlight({ note: ["first", "second"] }));
    expect(fold(made, several)).toMatchObject({
      note: "second",
      noteVersions: [{ text: "first" }, { text: "second" }],
    });
    const picks = operation("a:3", 20, ["a:2"], highlight({ note: "first" }));
    expect(fold(made, several, picks)).toMatchObject({ note: "first", noteVersions: [] });
  });

  test("tags: a removal takes only what it had seen", () => {
    const tagged = operation("a:2", 1, ["a:1"], {
      kind: "highlight",
      id,
      add: { tags: [tag("war")] },
    });
    const removed = operation("b:1", 2, ["a:2"], {
      kind: "highlight",
      id,
      remove: { tags: [tag("war")] },
    });
    const again = operation("a:3", 1, ["a:2"], {
      kind: "highlight",
      id,
      add: { tags: [tag("war")] },
    });
    expect(fold(made, tagged).tags).toEqual(["war"]);
    expect(fold(made, tagged, removed).tags).toEqual([]);
    expect(fold(made, tagged, removed, again).tags).toEqual(["war"]);
  });

  test.each([
    ["a note", highlight({ note: "still needed" })],
    ["a colour", highlight({ color: "green" })],
    ["a tag", { kind: "highlight", id, add: { tags: [tag("keep")] } } satisfies Change],
    ["taking it out of the trash", highlight({ trashed: false })],
  ])("trash against %s: the edit wins and says so", (_, edit) => {
    const both = atOnce(highlight({ trashed: true }), edit);
    expect(fold(made, ...both)).toMatchObject({ trashed: false, restored: true });
  });

  test("trash by someone who had seen the edit stays trash, and so does trash by two at once", () => {
    const edit = operation("b:1", 30, ["a:1"], highlight({ note: "seen" }));
    const trash = operation("a:2", 10, ["b:1"], highlight({ trashed: true }));
    expect(fold(made, edit, trash)).toMatchObject({ trashed: true, restored: false });
    const twice = atOnce(highlight({ trashed: true }), highlight({ trashed: true }));
    expect(fold(made, ...twice)).toMatchObject({ trashed: true, restored: false });
  });

  test("what was restored can be trashed again", () => {
    const both = atOnce(highlight({ trashed: true }), highlight({ note: "still needed" }));
    const again = operation("a:3", 15, ["a:2", "b:1"], highlight({ trashed: true }));
    expect(fold(made, ...both, again)).toMatchObject({ trashed: true, restored: false });
  });

  test("deleting for good against an edit: the edit wins, and it is out of the trash", () => {
    const trash = operation("a:2", 10, ["a:1"], highlight({ trashed: true }));
    const purge = operation("a:3", 11, ["a:2"], highlight({ trashed: true, purged: true }));
    const edit = operation("b:1", 5, ["a:2"], highlight({ note: "still needed" }));
    expect(fold(made, trash, purge)).toMatchObject({ trashed: true, purged: true });
    expect(fold(made, trash, purge, edit)).toMatchObject({
      trashed: false,
      purged: false,
      restored: true,
    });
  });

  test("what was deleted for good comes back to the trash by whoever says so", () => {
    const purge = operation("a:2", 10, ["a:1"], highlight({ trashed: true, purged: true }));
    const back = operation("a:3", 11, ["a:2"], highlight({ trashed: true, purged: false }));
    expect(fold(made, purge, back)).toMatchObject({ trashed: true, purged: false });
  });

  test("it is known since when something is in the trash, by the clock of whoever put it there", () => {
    const trash = operation("a:2", 10, ["a:1"], highlight({ trashed: true }));
    expect(fold(made).trashedAt).toBeNull();
    expect(fold(made, trash).trashedAt).toBe("2026-11-22T09:10:00.000Z");
    const out = operation("a:3", 11, ["a:2"], highlight({ trashed: false }));
    expect(fold(made, trash, out).trashedAt).toBeNull();
  });

  test("articles follow the same table", () => {
    const article = (
      change: Omit<Extract<Change, { kind: "article" }>, "kind" | "id">,
    ): Change => ({
      kind: "article",
      id: identity.id,
      ...change,
    });
    const trash = operation("a:1", 0, [], article({ set: { trashed: true } }));
    const state = operation("b:1", 1, [], article({ set: { state: "done" } }));
    const retitled = operation(
      "c:1",
      2,
      ["b:1"],
      article({ set: { title: "Mine", state: "reading" } }),
    );
    expect(foldArticleMarks(trash)).toMatchObject({ trashed: true, restored: false });
    expect(foldArticleMarks(trash, state, retitled)).toMatchObject({
      trashed: false,
      restored: true,
      state: "reading",
      title: "Mine",
    });
  });
});
