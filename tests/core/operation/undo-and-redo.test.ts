import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ActionId, SavedSearchId } from "#core/identity/ids.js";
import { foldArticle } from "#core/operation/fold-article.js";
import { foldLibraryMarks } from "#core/operation/fold-library.js";
import { headsOf } from "#core/operation/heads.js";
import { nextTime } from "#core/operation/hybrid-clock.js";
import { invertAction } from "#core/operation/invert-action.js";
import { Change, Operation } from "#core/operation/operation.js";
import { type Deed, undoStack } from "#core/operation/undo-stack.js";
import {
  actionId,
  annotationId,
  articleId,
  highlighting,
  identity,
  tag,
  version,
} from "./sample-operations.ts";

/** One reader's log, with undo and redo as the app does them. */
class Desk {
  operations: Operation[] = [];
  private deeds: Deed[] = [];

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
      .map(({ created: _, modified: __, noteVersions, ...annotation }) => ({
        ...annotation,
        noteVersions: noteVersions.map(({ text }) => text),
      }));
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
  return ("color" in set && "quote" in set) || "query" in set;
}

const tags = fc
  .uniqueArray(fc.constantFrom("war", "peace", "__proto__"), { minLength: 1 })
  .map((texts) => ({ tags: texts.map(tag) }));
const optionalTags = fc.option(tags, { nil: undefined });
const highlightId = fc.constantFrom(annotationId(1), annotationId(2), annotationId(3));
const searchId = fc.constant(SavedSearchId.parse(articleId(9)));

const color = fc.constantFrom("yellow" as const, "pink" as const, "blue" as const);
const making = fc.tuple(highlightId, fc.nat(99), color).map(([id, start, ofColor]): Change => {
  const made = highlighting(id, start);
  return { ...made, set: { ...made.set, color: ofColor } };
});
/** The same highlight on other words. */
const moving = fc.tuple(highlightId, fc.nat(99)).map(([id, start]): Change => {
  const { color: _, style: __, ...set } = highlighting(id, start).set;
  return { kind: "highlight", id, set };
});

const change: fc.Arbitrary<Change> = fc
  .oneof(
    making,
    moving,
    fc.record({
      kind: fc.constant("highlight" as const),
      id: highlightId,
      set: fc.record(
        {
          color: color,
          style: fc.constantFrom("fill" as const, "underline" as const),
          note: fc.constantFrom(null, "", "one", "two", ["two", "three"]),
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
      { numRuns: 300 },
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
      { numRuns: 300 },
    );
  });
});

test("undo goes back to what a highlight was made with, even if its making was taken back", () => {
  const id = annotationId(1);
  const desk = new Desk();
  const green: Change = { kind: "highlight", id, set: { color: "green" } };
  const pink = highlighting(id);
  desk.do([{ ...pink, set: { ...pink.set, color: "pink" } }]);
  desk.undo();
  desk.do([green]);
  desk.do([{ kind: "highlight", id, set: { trashed: false } }]);
  const restored = desk.seen();
  expect(restored.shown).toMatchObject([{ color: "green" }]);
  desk.undo();
  expect(desk.seen().shown).toEqual([]);
  desk.redo();
  expect(desk.seen()).toEqual(restored);
  desk.undo();
  desk.undo();
  desk.do([{ kind: "highlight", id, set: { trashed: false } }]);
  expect(desk.seen().shown).toMatchObject([{ color: "pink" }]);
});
