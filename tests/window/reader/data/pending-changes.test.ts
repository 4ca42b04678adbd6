import { expect, test } from "vitest";
import { annotationsShown } from "../../../../renderer/reader/data/pending-changes.ts";
import { makeTurns } from "../../../../renderer/reader/data/in-turn.ts";
import { someAnnotation } from "../some-annotation.ts";

const saved = [someAnnotation(1, { color: "yellow" }), someAnnotation(2, { color: "blue" })];
const [first, second] = saved;

test("what is on its way shows over what is saved", () => {
  const made = someAnnotation(3, { color: "pink" });
  const shown = annotationsShown(saved, [
    { kind: "created", annotation: made },
    { kind: "changed", annotationId: made.annotationId, fields: { note: "why" } },
    { kind: "trashed", annotationId: second?.annotationId ?? made.annotationId },
  ]);
  expect(shown).toEqual([first, { ...made, note: "why" }]);
});

test("once it has arrived, the app's own record counts", () => {
  const arrived = someAnnotation(1, { color: "green" });
  const shown = annotationsShown(
    [arrived],
    [{ kind: "created", annotation: someAnnotation(1, { color: "pink" }) }],
  );
  expect(shown).toEqual([arrived]);
});

test("a change to what is gone changes nothing", () => {
  const gone = someAnnotation(9, {}).annotationId;
  const change = { kind: "changed", annotationId: gone, fields: { note: "late" } } as const;
  expect(annotationsShown(saved, [change])).toEqual(saved);
});

test("changes under one name are made in turn, those under others at once", async () => {
  const turns = makeTurns<string>();
  const order: string[] = [];
  const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
  await Promise.all([
    turns.run("a", async () => {
      await wait(20);
      order.push("a1");
    }),
    turns.run("a", async () => {
      await wait(0);
      order.push("a2");
    }),
    turns.run("b", async () => {
      await wait(0);
      order.push("b1");
    }),
  ]);
  expect(order).toEqual(["b1", "a1", "a2"]);
});
