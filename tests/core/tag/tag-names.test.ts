import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TagMark } from "#core/library/library-marks.js";
import { foldName } from "#core/text/fold-for-search.js";
import { planTagChange, type TagChange, withOperations } from "#core/tag/tag-change.js";
import { tagNames } from "#core/tag/tag-names.js";
import { Tag } from "#core/tag/tag.js";

const tag = (name: string): Tag => Tag.parse(name);

/** What a tag is shown as after renames, deletions and the rest were done one after the other. */
function after(...changes: readonly TagChange[]): (name: string) => string | undefined {
  const marks = changes.reduce<readonly TagMark[]>(
    (before, change) => withOperations(before, planTagChange(before, change, [])),
    [],
  );
  const names = tagNames(marks);
  return (name) => names.shownAs(tag(name));
}

function rename(from: string, to: string): TagChange {
  return { kind: "rename", tag: tag(from), to: tag(to) };
}

function marked(entries: Readonly<Record<string, string>>): readonly TagMark[] {
  return Object.entries(entries).map(([name, to]) => ({
    tag: tag(name),
    color: null,
    aliasOf: tag(to),
  }));
}

describe("a renamed tag", () => {
  test("takes what is below it along, and nothing that only begins alike", () => {
    const name = after(rename("war", "conflict"));
    expect(["war", "war/letters", "warm", "War"].map(name)).toEqual([
      "conflict",
      "conflict/letters",
      "warm",
      "conflict",
    ]);
  });

  test("can be renamed again, and everything that it was called leads to the last name", () => {
    const name = after(rename("a", "b"), rename("b", "c"), rename("c", "d/e"));
    expect(["a", "b", "c", "a/x"].map(name)).toEqual(["d/e", "d/e", "d/e", "d/e/x"]);
  });

  test("can be renamed back", () => {
    const name = after(rename("war", "conflict"), rename("conflict", "war"));
    expect(["war", "war/letters", "conflict", "conflict/new"].map(name)).toEqual([
      "war",
      "war/letters",
      "war",
      "war/new",
    ]);
  });

  test("can be written otherwise, and takes all its spellings along", () => {
    const name = after(rename("war", "War"));
    expect(["war", "WAR", "War", "war/letters"].map(name)).toEqual([
      "War",
      "War",
      "War",
      "War/letters",
    ]);
    const again = after(rename("war", "War"), rename("War", "conflict"));
    expect(["war", "War"].map(again)).toEqual(["conflict", "conflict"]);
  });

  test("can go below itself, and up again", () => {
    const name = after(rename("war", "history/war"), rename("history", "war/history"));
    expect(["war", "history"].map(name)).toEqual(["war/history/war", "war/history"]);
    const down = after(rename("war", "war/old"));
    expect(["war", "war/letters", "war/old"].map(down)).toEqual([
      "war/old",
      "war/old/letters",
      "war/old",
    ]);
    const up = after(rename("war", "war/old"), rename("war/old", "war"));
    expect(["war", "war/letters", "war/old"].map(up)).toEqual(["war", "war/letters", "war"]);
  });

  test("leaves behind what was taken out from below it before", () => {
    const name = after(rename("war/letters", "letters"), rename("war", "conflict"));
    expect(["war", "war/letters", "war/letters/old"].map(name)).toEqual([
      "conflict",
      "letters",
      "letters/old",
    ]);
  });

  test("takes along what was put below it, whatever it was called there before", () => {
    const name = after(rename("b/x", "a/x"), rename("a", "b"));
    expect(["a/x", "b/x", "a"].map(name)).toEqual(["b/x", "b/x", "b"]);
    const back = after(
      rename("war", "conflict"),
      rename("conflict/letters", "war/letters"),
      rename("war/letters", "letters"),
    );
    expect(["war/letters", "conflict/letters", "war"].map(back)).toEqual([
      "letters",
      "letters",
      "conflict",
    ]);
  });

  test("to an old name of another tag is merged into that one", () => {
    const name = after(rename("war", "conflict"), rename("fight", "war"));
    expect(["war", "fight", "conflict"].map(name)).toEqual(["conflict", "conflict", "conflict"]);
  });

  test("gets its old name back when that is separated from it", () => {
    const name = after(rename("a", "b"), rename("b", "c"), { kind: "separate", tag: tag("a") });
    expect(["a", "a/x", "b"].map(name)).toEqual(["a", "a/x", "c"]);
    const below = after(rename("a", "b"), { kind: "separate", tag: tag("a/x") });
    expect(["a", "a/x", "a/y"].map(below)).toEqual(["b", "a/x", "b/y"]);
  });

  test("named as it is called already changes nothing", () => {
    expect(planTagChange([], rename("war", "war"), [])).toEqual([]);
    expect(planTagChange([], { kind: "separate", tag: tag("war") }, [])).toEqual([]);
    expect(planTagChange([], { kind: "restore", tag: tag("war") }, [])).toEqual([]);
  });
});

describe("a deleted tag", () => {
  const deletion: TagChange = { kind: "delete", tag: tag("war") };

  test("is out of sight with all below it and all that it was called", () => {
    const name = after(rename("fight", "war"), deletion);
    expect(["war", "WAR", "war/letters", "fight", "warm"].map(name)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      "warm",
    ]);
  });

  test("keeps nothing out of sight that was taken out from below it", () => {
    expect(after(rename("war/letters", "letters"), deletion)("war/letters")).toBe("letters");
  });

  test("comes back when it is restored, and when another tag is given its name", () => {
    expect(after(deletion, { kind: "restore", tag: tag("war/letters") })("war")).toBe("war");
    const name = after(deletion, rename("fight", "war"));
    expect(["war", "fight"].map(name)).toEqual(["war", "war"]);
  });

  test("is deleted once", () => {
    const marks = withOperations([], planTagChange([], deletion, []));
    expect(planTagChange(marks, deletion, [])).toEqual([]);
  });
});

describe("renames in a circle, as two devices at once make them", () => {
  test.each<[string, Record<string, string>, Record<string, string>]>([
    ["two tags", { a: "b", b: "a" }, { a: "a", b: "a" }],
    ["three tags", { c: "a", a: "b", b: "c" }, { a: "a", b: "a", c: "a" }],
    ["each below the other", { a: "b/x", b: "a/y" }, { a: "a", b: "a/y", "b/x": "a/y/x" }],
    ["a tag below itself", { a: "a/b" }, { a: "a", "a/b": "a/b" }],
    ["a tag that leads into the circle", { a: "b", b: "a", z: "b/q" }, { z: "a/q" }],
    ["and one that does not", { a: "b", b: "a", y: "z" }, { y: "z" }],
  ])("%s end at the smallest name", (_, entries, expected) => {
    const names = tagNames(marked(entries));
    for (const [name, shown] of Object.entries(expected))
      expect(names.nameOf(tag(name))).toBe(shown);
  });

  test("always end, at a name that stands for itself, in whatever order the marks come", () => {
    const step = fc.constantFrom("a", "b", "c", "A");
    const path = fc
      .array(step, { minLength: 1, maxLength: 3 })
      .map((steps) => tag(steps.join("/")));
    const mark = fc.record({ tag: path, color: fc.constant(null), aliasOf: path });
    const marks = fc.uniqueArray(mark, { selector: (one) => one.tag, maxLength: 12 });
    fc.assert(
      fc.property(marks, path, (list, asked) => {
        const names = tagNames(list);
        const name = names.nameOf(asked);
        expect(names.nameOf(name)).toBe(name);
        expect(tagNames(list.toReversed()).nameOf(asked)).toBe(name);
        // Search takes spellings for the same, and so must this.
        expect(foldName(names.nameOf(tag(asked.toLowerCase())))).toBe(foldName(name));
      }),
      { numRuns: 500 },
    );
  });
});

test("whatever was renamed before, a tag is called what it was renamed to, or what that is called", () => {
  const step = fc.constantFrom("a", "b", "c");
  const path = fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => tag(steps.join("/")));
  const renames = fc.array(fc.tuple(path, path), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(renames, fc.array(path, { maxLength: 4 }), (list, others) => {
      let marks: readonly TagMark[] = [];
      const stored = [...list.map(([carried]) => carried), ...others];
      for (const [carried, to] of list) {
        const before = tagNames(marks);
        const from = before.nameOf(carried);
        const target = before.nameOf(to);
        marks = withOperations(
          marks,
          planTagChange(marks, { kind: "rename", tag: from, to }, stored),
        );
        const names = tagNames(marks);
        const isTakenBack = `${target}/`.startsWith(`${from}/`);
        expect(names.nameOf(carried)).toBe(isTakenBack ? to : target);
        // What was neither the tag nor the name it got stays what it was called.
        for (const other of others) {
          const name = before.nameOf(other);
          const isTouched = [from, to, target].some((one) => `${name}/`.startsWith(`${one}/`));
          if (!isTouched) expect(names.nameOf(other)).toBe(name);
        }
      }
    }),
    { numRuns: 500 },
  );
});
