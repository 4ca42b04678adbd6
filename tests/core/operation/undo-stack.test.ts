import { describe, expect, test } from "vitest";
import { type Deed, originalDeed, undoStack } from "#core/operation/undo-stack.js";
import { actionId, timeAt } from "./sample-operations.ts";

/** Deeds in the order they were done: `"x"`, or `"u<x"` for a deed u that takes back x. */
function deeds(...names: readonly string[]): Deed[] {
  return names.map((name, minute) => {
    const [action, undoes] = name.split("<").map(actionId);
    return { action: action ?? actionId(0), ...(undoes && { undoes }), t: timeAt(minute) };
  });
}

describe("what undo and redo take back", () => {
  test.each([
    [[], undefined, undefined],
    [["a"], "a", undefined],
    [["a", "b"], "b", undefined],
    [["a", "b", "v<b"], "a", "v"],
    [["a", "b", "v<b", "x<a"], undefined, "x"],
    // A redo is a deed of its own, which undo takes back again.
    [["a", "b", "v<b", "x<a", "y<x"], "y", "v"],
    [["a", "b", "v<b", "x<a", "y<x", "w<v"], "w", undefined],
    [["a", "b", "v<b", "x<a", "y<x", "z<y"], undefined, "z"],
    // Something new ends the possibility to redo.
    [["a", "b", "v<b", "c"], "c", undefined],
    // Two windows took the same deed back.
    [["a", "b", "v<b", "w<b"], "a", "v"],
    [["v<x"], undefined, undefined],
  ])("after %j: undo %s, redo %s", (names, undo, redo) => {
    expect(undoStack(deeds(...names))).toEqual({
      ...(undo !== undefined && { undo: actionId(undo) }),
      ...(redo !== undefined && { redo: actionId(redo) }),
    });
    expect(undoStack(deeds(...names).toReversed())).toEqual(undoStack(deeds(...names)));
  });

  test("a chain of undo and redo leads to the deed that it is about", () => {
    const chain = deeds("a", "b", "v<b", "w<v", "x<w");
    expect(originalDeed(chain, actionId("x"))).toBe(actionId("b"));
    expect(originalDeed(chain, actionId("a"))).toBe(actionId("a"));
    expect(originalDeed(chain, actionId("z"))).toBe(actionId("z"));
    // A circle is damage; any of them will do.
    expect(originalDeed(deeds("a<b", "b<a"), actionId("a"))).toMatch(/[ab]$/);
  });
});
