import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import type { LibraryMarks } from "#core/library/library-marks.js";
import type { SavedSearchId } from "#core/identity/ids.js";
import { type Database, openDatabase } from "../../../electron/index/database.ts";
import { finishFilling } from "../../../electron/index/put-articles.ts";
import { markFilled } from "../../../electron/index/schema.ts";
import { useIndex } from "./index-fixture.ts";
import { tagOf } from "./made-articles.ts";

const fixture = useIndex();
const text = "one two three\n";

function marks(said: Partial<LibraryMarks>): LibraryMarks {
  return { tags: [], savedSearches: [], colorNames: {}, ...said };
}

describe("counts", () => {
  test("articles by state, annotations, and those that need a look", () => {
    fixture.put(
      {
        state: "inbox",
        text,
        annotations: [
          { quote: "one" },
          { quote: "two", anchor: "orphaned" },
          { quote: "three", anchor: "uncertain", trashed: true },
        ],
      },
      { state: "reading" },
      { state: "reading", text, annotations: [{ quote: "one", anchor: "uncertain" }] },
      { state: "done", text, trashed: true, annotations: [{ quote: "one", anchor: "orphaned" }] },
    );
    expect(fixture.index.overview().counts).toEqual({
      inbox: 1,
      reading: 2,
      done: 0,
      archived: 0,
      trashed: 1,
      annotations: 3,
      needLook: 2,
    });
  });

  test("what was deleted for good is counted nowhere, its annotations are, and none of them needs a look", () => {
    fixture.put({
      text,
      tags: ["gone"],
      trashed: true,
      purged: true,
      annotations: [
        { quote: "one", tags: ["kept"], anchor: "orphaned" },
        { quote: "two", trashed: true, purged: true },
      ],
    });
    const { counts, tags } = fixture.index.overview();
    expect(counts).toMatchObject({ inbox: 0, trashed: 0, annotations: 1, needLook: 0 });
    expect(tags).toMatchObject([{ tag: "kept", count: 1 }]);
  });

  test("one that the reader keeps as a quotation needs no look", () => {
    fixture.put({ text, annotations: [{ quote: "one", anchor: "orphaned", quotation: true }] });
    expect(fixture.index.overview().counts).toMatchObject({ annotations: 1, needLook: 0 });
  });

  test("an annotation needs no look any more from when its article is deleted for good", () => {
    const annotations = [
      { quote: "one", id: "01jx0000000000000000000001", anchor: "orphaned" },
    ] as const;
    fixture.put({ text, annotations });
    expect(fixture.index.overview().counts.needLook).toBe(1);
    fixture.put({ text, annotations, trashed: true, purged: true });
    expect(fixture.index.overview().counts.needLook).toBe(0);
  });

  test("nothing in an empty index", () => {
    const { counts, tags } = fixture.index.overview();
    expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(tags).toEqual([]);
  });
});

describe("tags", () => {
  test("are counted on articles and annotations, the trash left out", () => {
    fixture.put(
      { tags: ["war", "east"], text, annotations: [{ quote: "one", tags: ["war"] }] },
      { text, annotations: [{ quote: "one", tags: ["war"], trashed: true }] },
      { tags: ["war"], trashed: true, text, annotations: [{ quote: "one", tags: ["war"] }] },
    );
    fixture.index.putLibraryMarks(
      marks({ tags: [{ tag: tagOf("war"), color: "pink", aliasOf: null }] }),
    );
    expect(fixture.index.overview().tags).toEqual([
      { tag: "east", count: 1, color: null },
      { tag: "war", count: 2, color: "pink" },
    ]);
  });

  test("that were merged are counted together", () => {
    fixture.put({ tags: ["ukraina"] }, { tags: ["ukraine"] });
    const merged = { tag: tagOf("ukraina"), color: null, aliasOf: tagOf("ukraine") };
    fixture.index.putLibraryMarks(marks({ tags: [merged] }));
    expect(fixture.index.overview().tags).toEqual([{ tag: "ukraine", count: 2, color: null }]);
  });

  test("merged in a circle are one all the same", () => {
    fixture.put({ tags: ["a"] }, { tags: ["b"] });
    const circle = [
      { tag: tagOf("a"), color: null, aliasOf: tagOf("b") },
      { tag: tagOf("b"), color: null, aliasOf: tagOf("a") },
    ];
    fixture.index.putLibraryMarks(marks({ tags: circle }));
    expect(fixture.index.overview().tags).toEqual([{ tag: "a", count: 2, color: null }]);
  });

  test("that differ in case stay apart, as the reader wrote them", () => {
    fixture.put({ tags: ["War"] }, { tags: ["war"] });
    expect(fixture.index.overview().tags.map(({ tag }) => tag)).toEqual(["War", "war"]);
  });
});

test("saved searches say how many results they have; colours have their names", () => {
  fixture.put(
    { text: "war\n", annotations: [{ quote: "war" }] },
    { text: "war\n" },
    { text: "war\n", trashed: true },
  );
  // A fixed id of a saved search.
  const id = "01jy0000000000000000000001" as SavedSearchId;
  fixture.index.putLibraryMarks(
    marks({ savedSearches: [{ id, name: "War", query: "war" }], colorNames: { pink: "doubtful" } }),
  );
  const { savedSearches, colorNames } = fixture.index.overview();
  expect(savedSearches).toEqual([{ id, name: "War", query: "war", count: 3 }]);
  expect(colorNames).toEqual({ pink: "doubtful" });
});

test("marks and articles are still there after the index was closed and opened", () => {
  fixture.put({ tags: ["war"] });
  fixture.index.putLibraryMarks(marks({ colorNames: { blue: "dates" } }));
  fixture.index.markFilled();
  const before = fixture.index.overview();
  fixture.reopen();
  expect(fixture.index.needsFilling).toBe(false);
  expect(fixture.index.overview()).toEqual(before);
});

describe("an index that was begun anew while it was filled needs filling still", () => {
  test("when somebody emptied it", () => {
    const { begun } = fixture.index;
    fixture.put({ text });
    fixture.index.clear();
    expect(fixture.index.begun).not.toBe(begun);
    expect(fixture.index.markFilled(begun)).toEqual([]);
    expect(fixture.index.needsFilling).toBe(true);
    fixture.index.markFilled(fixture.index.begun);
    expect(fixture.index.needsFilling).toBe(false);
  });

  test("when it turns out damaged at its end", () => {
    const { begun } = fixture.index;
    fixture.put({ text });
    const [file = ""] = globSync(join(fixture.cacheDirectory, "*", "index.sqlite"));
    const damaging = new DatabaseSync(file);
    damaging.exec("UPDATE article_paragraphs SET paragraphs = x'00'");
    damaging.close();
    fixture.index.markFilled(begun);
    expect(fixture.index.needsFilling).toBe(true);
  });
});

test("whoever comes second to the end of filling finds it done, and leaves the index as it is", () => {
  const { begun } = fixture.index;
  // Long enough to be listed, which must be done once.
  fixture.put({ text: "One reads on and marks what one reads.\n" }, {});
  const [path = ""] = globSync(join(fixture.cacheDirectory, "*", "index.sqlite"));
  const late = openDatabase(path);
  // It has seen that the index is not filled, and waits for the first to let go of it.
  const waiting: Database = {
    ...late,
    write(work) {
      fixture.index.markFilled(begun);
      return late.write(work);
    },
  };
  expect(markFilled(waiting, begun, () => finishFilling(waiting))).toBeUndefined();
  late.close();
  expect(fixture.index.needsFilling).toBe(false);
  expect(fixture.index.overview().counts.inbox).toBe(2);
  expect(fixture.index.check()).toEqual([]);
});
