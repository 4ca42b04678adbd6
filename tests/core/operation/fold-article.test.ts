import { describe, expect, test } from "vitest";
import { ArticleIdentity } from "#core/article/article-identity.js";
import { WriterId } from "#core/identity/ids.js";
import { foldArticle } from "#core/operation/fold-article.js";
import { headsOf } from "#core/operation/heads.js";
import { nextTime } from "#core/operation/hybrid-clock.js";
import { type HybridTime, Operation } from "#core/operation/operation.js";
import {
  annotationId,
  articleId,
  contentHash,
  highlighting,
  identity,
  operation,
  tag,
  version,
} from "./sample-operations.ts";

const id = annotationId(7);

function fold(...operations: readonly Operation[]) {
  return foldArticle({ identity, versions: [version], operations });
}

describe("an article of which nothing was said", () => {
  test("stands in the inbox under its own title, as old as its import", () => {
    expect(fold()).toEqual({
      articleId: identity.id,
      created: identity.created,
      modified: version.imported,
      versions: [version],
      current: version,
      title: version.title,
      state: "inbox",
      tags: [],
      trashed: false,
      trashedAt: null,
      purged: false,
      restored: false,
      finishedAt: null,
      lastReadAt: null,
      position: undefined,
      annotations: [],
    });
  });
});

describe("versions", () => {
  const later = {
    ...version,
    contentHash: contentHash("f"),
    imported: "2026-11-23T08:00:00.000Z",
    title: "Edited since",
  };
  const choosing = (hash: string) =>
    operation("a:1", 1, [], {
      kind: "article",
      id: identity.id,
      set: { current: contentHash(hash) },
    });

  test("the newest opens, unless another was chosen and is here", () => {
    const parts = { identity, versions: [later, version] as const };
    expect(foldArticle({ ...parts, operations: [] })).toMatchObject({
      versions: [version, later],
      title: "Edited since",
    });
    expect(foldArticle({ ...parts, operations: [choosing("c")] }).current).toEqual(version);
    expect(foldArticle({ ...parts, operations: [choosing("a")] }).current).toEqual(later);
  });
});

describe("the same original imported on two devices", () => {
  const twin = ArticleIdentity.parse({ ...identity, id: articleId(2) });
  const importedAgain = { ...version, imported: "2026-11-22T10:00:00.000Z" };
  const operations = [
    operation("a:1", 1, [], { kind: "article", id: identity.id, add: { tags: [tag("one")] } }),
    operation("b:1", 2, [], { kind: "article", id: twin.id, add: { tags: [tag("two")] } }),
    operation("b:2", 3, [], highlighting(id)),
  ];

  test("is one article with the smaller id, the earlier version, and the marks of both", () => {
    const record = foldArticle({
      identity: twin,
      twins: [identity],
      versions: [importedAgain, version],
      operations,
    });
    expect(record).toMatchObject({
      articleId: identity.id,
      versions: [version],
      tags: ["one", "two"],
      annotations: [{ annotationId: id, articleId: identity.id }],
    });
  });

  test("is the same article whichever of them is called the twin", () => {
    const versions = [version, importedAgain] as const;
    expect(foldArticle({ identity, twins: [twin], versions, operations })).toEqual(
      foldArticle({ identity: twin, twins: [identity], versions, operations }),
    );
  });

  test("what is said of an unknown article is not said of this one", () => {
    expect(fold(...operations).tags).toEqual(["one"]);
  });
});

describe("highlights", () => {
  test("one whose making has not arrived is left out until it does", () => {
    const made = operation("a:1", 1, [], highlighting(id));
    const note = operation("a:2", 2, ["a:1"], { kind: "highlight", id, set: { note: "hello" } });
    expect(fold(note).annotations).toEqual([]);
    for (const missing of ["contentHash", "position", "quote"] as const) {
      const { [missing]: _, ...set } = highlighting(id).set;
      const incomplete = operation("a:1", 1, [], { kind: "highlight", id, set });
      expect(fold(incomplete).annotations).toEqual([]);
    }
    expect(fold(note, made).annotations).toMatchObject([{ note: "hello", color: "yellow" }]);
  });

  test("stand in reading order, and carry the times of their first and last operation", () => {
    const [first, second] = [annotationId(1), annotationId(2)];
    const record = fold(
      operation("a:1", 1, [], highlighting(first, 200)),
      operation("a:2", 2, [], highlighting(second, 100)),
      operation("a:3", 9, ["a:1"], { kind: "highlight", id: first, set: { color: "pink" } }),
    );
    expect(record.annotations).toMatchObject([
      { annotationId: second },
      {
        annotationId: first,
        created: "2026-11-22T09:01:00.000Z",
        modified: "2026-11-22T09:09:00.000Z",
      },
    ]);
    expect(record.modified).toBe("2026-11-22T09:09:00.000Z");
  });

  test("an imported one keeps its own times until it is edited here", () => {
    const origin = {
      format: "postil",
      externalId: "x",
      created: "2020-01-01T00:00:00.000Z",
      modified: "2021-01-01T00:00:00.000Z",
    };
    const making = highlighting(id);
    const made = operation("a:1", 1, [], { ...making, set: { ...making.set, origin } });
    const edit = operation("a:2", 5, ["a:1"], { kind: "highlight", id, set: { note: "new" } });
    const { created, modified } = origin;
    expect(fold(made).annotations).toMatchObject([{ created, modified }]);
    expect(fold(made, edit).annotations).toMatchObject([
      { created, modified: "2026-11-22T09:05:00.000Z" },
    ]);
  });
});

describe("damage", () => {
  const made = operation("a:1", 1, [], highlighting(id));
  const note = (name: string, minute: number, after: string[], text: string) =>
    operation(name, minute, after, { kind: "highlight", id, set: { note: text } });

  test("two operations under one name, as a cloned writer makes them, are both kept until told apart", () => {
    const one = note("a:2", 2, ["a:1"], "on the one device");
    const other = note("a:2", 3, ["a:1"], "on its clone");
    const unaware = note("a:3", 4, ["a:2"], "later on the one device");
    const clones = [made, one, other, unaware];
    const texts = (...more: Operation[]) =>
      fold(...clones, ...more).annotations[0]?.noteVersions.map(({ text }) => text);
    expect(texts()).toEqual(["on the one device", "on its clone", "later on the one device"]);

    const heads = headsOf(clones, "highlight", id);
    expect(heads).toHaveLength(3);
    expect(texts(note("b:1", 1, heads, "picked"))).toEqual([]);
    expect(texts(note("b:1", 1, heads.slice(0, 2), "picked"))).toHaveLength(2);
  });

  test("a precise name does not stand for the other operation under the same name", () => {
    const one = note("a:2", 2, ["a:1"], "on the one device");
    const other = note("a:2", 3, ["a:1"], "on its clone");
    const [precise = ""] = headsOf([made, one, other], "highlight", id);
    const answer = note("b:1", 1, [precise], "answer");
    const shown = [one, other].map(
      (arrived) => fold(made, arrived, answer).annotations[0]?.noteVersions.length,
    );
    expect(new Set(shown)).toEqual(new Set([0, 2]));
  });

  test("operations that each claim to come after the other still make a state", () => {
    const record = fold(
      made,
      note("b:1", 2, ["c:1"], "from b"),
      note("c:1", 3, ["b:1"], "from c"),
      note("d:1", 4, ["d:1"], "from d"),
    );
    expect(record.annotations[0]?.note).not.toBe("");
  });

  test("an operation lost on the way does not bring back what came before it", () => {
    const first = note("b:1", 50, ["a:1"], "overwritten long ago");
    const afterLost = note("c:1", 3, ["b:2"], "the latest word");
    expect(fold(made, first, afterLost).annotations).toMatchObject([
      { note: "the latest word", noteVersions: [] },
    ]);
  });
});

test("ten thousand reading positions by eight writers fold in a moment", () => {
  const writers = Array.from("abcdefgh", (letter) => WriterId.parse(letter.repeat(6)));
  const operations: Operation[] = [];
  let latest: HybridTime | undefined;
  for (let round = 0; round < 10_000; round += 1) {
    const writer = writers[round % writers.length];
    const previous = operations.at(-1);
    latest = nextTime(Date.UTC(2026, 10, 22) + round, latest);
    operations.push(
      Operation.parse({
        v: 1,
        w: writer,
        n: Math.floor(round / writers.length) + 1,
        t: latest,
        after: previous === undefined ? [] : [`${previous.w}:${previous.n}`],
        kind: "position",
        id: identity.id,
        set: { contentHash: version.contentHash, offset: round, progress: 0 },
      }),
    );
  }
  // A fold that compares each with each takes minutes, which the runner does not wait for.
  const record = fold(...operations);
  expect(record.position?.offset).toBe(9999);
  expect(record.modified, "scrolling is not a change").toBe(version.imported);
});
