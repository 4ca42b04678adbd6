import { expect, test } from "vitest";
import type { Annotation } from "#core/annotation/annotation.js";
import type { Color } from "#core/annotation/color.js";
import { createDeedOrder } from "../../../electron/service/deed-order.ts";
import { QUOTE, usePages } from "./page-library.ts";

const pages = usePages();

function recolour({ annotationId }: Annotation, color: Color): Promise<unknown> {
  return pages.app.ask("annotations.update", { annotationIds: [annotationId], color });
}

async function colors(): Promise<readonly Color[]> {
  const { entries } = await pages.app.ask("annotations.list", {});
  return entries.map(({ color }) => color).toSorted();
}

test("Undo, asked for before a deed is saved, takes back that deed and none before it", async () => {
  const { articleId } = await pages.addOne({});
  const highlight = await pages.highlight(articleId, QUOTE);
  await recolour(highlight, "green");
  await Promise.all([recolour(highlight, "blue"), pages.app.ask("undo", {})]);
  expect(await colors()).toEqual(["green"]);
});

test("a deed that is asked for right after Undo begins when Undo has chosen, and does not wait for more", async () => {
  const order = createDeedOrder();
  const done: string[] = [];
  const [saved, takenBack] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const before = order.deed(async () => {
    await saved.promise;
    done.push("before");
  });
  const undone = order.takeBack(
    async () => [...done],
    async (choice) => {
      await takenBack.promise;
      return choice;
    },
  );
  const after = order.deed(async () => void done.push("after"));
  saved.resolve();
  await Promise.all([before, after]);
  takenBack.resolve();
  expect(await undone).toEqual(["before"]);
  expect(done).toEqual(["before", "after"]);
});

test("while one deed is taken back for long, the next Undo keeps no deed from being done", async () => {
  const order = createDeedOrder();
  const takenBack = Promise.withResolvers<string>();
  const first = order.takeBack(
    async () => "first",
    () => takenBack.promise,
  );
  const second = order.takeBack(
    async () => "second",
    async (choice) => choice,
  );
  expect(await order.deed(async () => "done")).toBe("done");
  takenBack.resolve("first");
  expect(await Promise.all([first, second])).toEqual(["first", "second"]);
});

test("two steps of Undo in one breath take back two deeds, and Redo the first of them again", async () => {
  const { articleId } = await pages.addOne({});
  const highlight = await pages.highlight(articleId, QUOTE);
  await Promise.all([
    recolour(highlight, "green"),
    pages.app.ask("undo", {}),
    pages.app.ask("undo", {}),
    pages.app.ask("redo", {}),
  ]);
  expect(await colors()).toEqual(["yellow"]);
  await pages.app.ask("redo", {});
  expect(await colors()).toEqual(["green"]);
});

test("where there is nothing to take back, what was asked for next is done all the same", async () => {
  const { articleId } = await pages.addOne({});
  const undone = pages.app.ask("undo", {});
  const [outcome] = await Promise.allSettled([undone, pages.highlight(articleId, QUOTE)]);
  expect(outcome.status).toBe("rejected");
  expect(await colors()).toEqual(["yellow"]);
});
