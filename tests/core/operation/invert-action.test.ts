import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActionId } from "#core/identity/ids.js";
import { foldArticle } from "#core/operation/fold-article.js";
import { foldLibraryMarks } from "#core/operation/fold-library.js";
import { headsOf } from "#core/operation/heads.js";
import { invertAction } from "#core/operation/invert-action.js";
import { Change, type HybridTime, Operation } from "#core/operation/operation.js";
import { nextTime } from "#core/operation/hybrid-clock.js";
import { SavedSearchId } from "#core/identity/ids.js";
import { undoStack } from "#core/operation/undo-stack.js";
import {
  actionId,
  annotationId,
  articleId,
  highlighting,
  identity,
  operation,
  tag,
  version,
} from "./sample-operations.ts";

/** One reader's log, with undo and redo as the app does them. */
class Desk {
  operations: Operation[] = [];
  private deeds: { action: ActionId; undoes?: ActionId; t: HybridTime }[] = [];

  do(changes: readonly Change[], undoes?: ActionId): void {
    const action = actionId(this.deeds.length + 1);
    for (const change of changes) this.write(change, action, undoes);
    const t = this.operations.at(-1)?.t;
    if (t !== undefined) this.deeds.push({ action, ...(undoes && { undoes }), t });
  }

  /** Does what a window can do: a thing is made once, under a new id, and changed only after that. */
  doPossible(changes: readonly Change[]): boolean {
    const made = new Set(this.operations.filter(isMaking).map(({ id }) => id));
    const possible = changes.filter((change) =>
      isMadeThing(change) ? made.has(change.id) !== isMaking(change) : true,
    );
    if (possible.length > 0) this.do(possible);
    return possible.length > 0;
  }

  undo(): boolean {
    return this.takeBack(undoStack(this.deeds).undo);
  }

  redo(): boolean {
    return this.takeBack(undoStack(this.deeds).redo);
  }

  /** What the reader sees: everything but times and what lies in the trash. */
  seen() {
    const { tags, state, title, trashed, restored, annotations } = foldArticle({
      identity,
      versions: [version],
      operations: this.operations,
    });
    const shown = annotations
      .filter((annotation) => !annotation.trashed)
      .map(({ created: _, modified: __, ...annotation }) => annotation);
    const marks = foldLibraryMarks(this.operations);
    return { tags, state, title, trashed, restored, shown, marks };
  }

  private takeBack(action: ActionId | undefined): boolean {
    if (action === undefined) return false;
    this.do(invertAction(this.operations, action), action);
    return true;
  }

  private write(change: Change, action: ActionId, undoes: ActionId | undefined): void {
    this.operations = [
      ...this.operations,
      Operation.parse({
        v: 1,
        w: "aaaaaa",
        n: this.operations.length + 1,
        t: nextTime(0, this.operations.at(-1)?.t),
        after: headsOf(this.operations, change.kind, change.id),
        action,
        undoes,
        ...change,
      }),
    ];
  }
}

function isMadeThing({ kind }: Change): boolean {
  return kind === "highlight" || kind === "saved-search";
}

function isMaking({ set = {} }: Change): boolean {
  return "quote" in set || "query" in set;
}

const tags = fc
  .uniqueArray(fc.constantFrom("war", "peace", "__proto__"), { minLength: 1 })
  .map((texts) => ({ tags: texts.map(tag) }));
const optionalTags = fc.option(tags, { nil: undefined });
const highlightId = fc.constantFrom(annotationId(1), annotationId(2), annotationId(3));
const searchId = fc.constant(SavedSearchId.parse(articleId(9)));

const change: fc.Arbitrary<Change> = fc
  .oneof(
    fc.tuple(highlightId, fc.nat(99)).map(([id, start]) => highlighting(id, start)),
    fc.record({
      kind: fc.constant("highlight" as const),
      id: highlightId,
      set: fc.record(
        {
          color: fc.constantFrom("pink" as const, "blue" as const),
          style: fc.constantFrom("fill" as const, "underline" as const),
          note: fc.constantFrom(null, "", "one", "two"),
          trashed: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      add: optionalTags,
      remove: optionalTags,
    }),
    fc.record({
      kind: fc.constant("article" as const),
      id: fc.constant(identity.id),
      set: fc.record(
        {
          state: fc.constantFrom("inbox" as const, "done" as const),
          title: fc.constantFrom(null, "Mine"),
          trashed: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      add: optionalTags,
      remove: optionalTags,
    }),
    fc.record({
      kind: fc.constant("tag" as const),
      id: fc.constant(tag("war")),
      set: fc.record({ color: fc.constantFrom(null, "pink" as const) }, { requiredKeys: [] }),
    }),
    fc.record({
      kind: fc.constant("saved-search" as const),
      id: searchId,
      set: fc.constantFrom(
        { name: "N", query: "q" },
        { name: "M" },
        { trashed: true },
        { trashed: false },
      ),
    }),
    fc.record({
      kind: fc.constant("color-name" as const),
      id: fc.constant("blue" as const),
      set: fc.record({ name: fc.constantFrom(null, "Doubt", "Fact") }),
    }),
  )
  // Parsing drops what is undefined.
  .map((value) => Change.parse(value));

const deed = fc.array(change, { minLength: 1, maxLength: 3 });

describe("undo and redo", () => {
  test("lead back through every state there was, and forward again, as often as one likes", () => {
    const walk = fc.array(fc.constantFrom("undo", "redo"), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 6 }), walk, (deeds, steps) => {
        const desk = new Desk();
        const states = [desk.seen()];
        for (const changes of deeds) {
          if (desk.doPossible(changes)) states.push(desk.seen());
        }
        let place = states.length - 1;
        for (const step of steps) {
          const isDone = step === "undo" ? desk.undo() : desk.redo();
          const isPossible = step === "undo" ? place > 0 : place < states.length - 1;
          expect(isDone).toBe(isPossible);
          if (isPossible) place += step === "undo" ? -1 : 1;
          expect(desk.seen()).toEqual(states[place]);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test("new deeds after an undo are taken back like any other", () => {
    const step = fc.oneof(deed, fc.constant("undo" as const), fc.constant("redo" as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 16 }), (steps) => {
        const desk = new Desk();
        let [behind, ahead]: [unknown[], unknown[]] = [[], []];
        for (const next of steps) {
          const before = desk.seen();
          if (next === "undo") {
            if (!desk.undo()) continue;
            ahead.push(before);
            expect(desk.seen()).toEqual(behind.pop());
          } else if (next === "redo") {
            if (!desk.redo()) continue;
            behind.push(before);
            expect(desk.seen()).toEqual(ahead.pop());
          } else {
            if (desk.doPossible(next)) [behind, ahead] = [[...behind, before], []];
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("taking a deed back", () => {
  const id = annotationId(1);
  const made = operation("a:1", 1, [], highlighting(id), { action: actionId(1) });
  const blue: Change = { kind: "highlight", id, set: { color: "blue" } };

  test("puts a new highlight into the trash, and touches nothing else of it", () => {
    expect(invertAction([made], actionId(1))).toEqual([
      { kind: "highlight", id, set: { trashed: true } },
    ]);
  });

  test("brings back what each field was", () => {
    const changed = operation(
      "a:2",
      2,
      ["a:1"],
      { kind: "highlight", id, set: { color: "blue", note: "hm" }, add: { tags: [tag("war")] } },
      { action: actionId(2) },
    );
    expect(invertAction([made, changed], actionId(2))).toEqual([
      { kind: "highlight", id, set: { color: "yellow", note: null }, remove: { tags: ["war"] } },
    ]);
  });

  test("leaves alone what another device changed since, and says so by an empty change", () => {
    const mine = operation("a:2", 2, ["a:1"], blue, { action: actionId(2) });
    const theirs = operation("b:1", 3, ["a:2"], { kind: "highlight", id, set: { color: "pink" } });
    expect(invertAction([made, mine, theirs], actionId(2))).toEqual([
      { kind: "highlight", id, set: {} },
    ]);
  });

  test("lets stand what another device did at the same time", () => {
    const theirs = operation("b:1", 2, ["a:1"], { kind: "highlight", id, set: { color: "pink" } });
    const mine = operation("a:2", 3, ["a:1"], blue, { action: actionId(2) });
    expect(invertAction([made, mine, theirs], actionId(2))).toEqual([
      { kind: "highlight", id, set: { color: "pink" } },
    ]);
  });

  test("says of a twin's article what it says of the article", () => {
    const twin = articleId(2);
    const done = operation(
      "a:1",
      1,
      [],
      { kind: "article", id: twin, set: { state: "done" } },
      { action: actionId(1) },
    );
    expect(invertAction([done], actionId(1), [identity.id, twin])).toEqual([
      { kind: "article", id: identity.id, set: { state: "inbox" } },
    ]);
  });

  test("that is not in these operations changes nothing", () => {
    expect(invertAction([made], actionId(5))).toEqual([]);
    expect(invertAction([], actionId(5))).toEqual([]);
  });
});
