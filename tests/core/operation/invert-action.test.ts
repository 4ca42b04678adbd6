import { describe, expect, test } from "vitest";
import { invertAction } from "#core/operation/invert-action.js";
import type { Change } from "#core/operation/operation.js";
import {
  actionId,
  annotationId,
  articleId,
  highlighting,
  identity,
  operation,
  tag,
} from "./sample-operations.ts";

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

  test("that had been overruled settles the matter", () => {
    const trash = operation(
      "a:2",
      2,
      ["a:1"],
      { kind: "highlight", id, set: { trashed: true } },
      { action: actionId(2) },
    );
    const theirs = operation("b:1", 3, ["a:1"], { kind: "highlight", id, set: { note: "mine" } });
    expect(invertAction([made, trash, theirs], actionId(2))).toEqual([
      { kind: "highlight", id, set: { trashed: false } },
    ]);
  });

  test("moves a highlight back to the words it stood on", () => {
    const { contentHash, position, quote, block } = highlighting(id, 50).set;
    const move = operation(
      "a:2",
      2,
      ["a:1"],
      { kind: "highlight", id, set: { contentHash, position, quote, block } },
      { action: actionId(2) },
    );
    expect(invertAction([made, move], actionId(2))).toEqual([
      { kind: "highlight", id, set: { position: { start: 10, end: 15 } } },
    ]);
  });

  test("and again does what the deed did, even where taking it back had found nothing to do", () => {
    const mine = operation("a:2", 2, ["a:1"], blue, { action: actionId(2) });
    const theirs = operation(
      "b:1",
      3,
      ["a:2"],
      { kind: "highlight", id, set: { color: "pink" } },
      { action: actionId(3) },
    );
    const undo = operation(
      "a:3",
      4,
      ["b:1"],
      { kind: "highlight", id, set: {} },
      { action: actionId(4), undoes: actionId(2) },
    );
    const theirUndo = operation(
      "b:2",
      5,
      ["a:3"],
      { kind: "highlight", id, set: { color: "yellow" } },
      { action: actionId(5), undoes: actionId(3) },
    );
    expect(invertAction([made, mine, theirs, undo, theirUndo], actionId(4))).toEqual([
      { kind: "highlight", id, set: { color: "blue" } },
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
