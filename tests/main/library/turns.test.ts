import { expect, test } from "vitest";
import { createTurns } from "../../../electron/library/turns.ts";

test("work is done one after the other, in the order in which it was given, also what is given meanwhile", async () => {
  const turns = createTurns();
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} begins`);
    if (name === "first") void turns.take(work("third"));
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
    events.push(`${name} ends`);
    return name;
  };
  const first = turns.take(work("first"));
  expect(events).toEqual([]);
  expect(await Promise.all([first, turns.take(work("second"))])).toEqual(["first", "second"]);
  await turns.idle();
  const names = ["first", "second", "third"];
  expect(events).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test("that one fails keeps none of the next from its turn, and only who gave it hears of it", async () => {
  const turns = createTurns();
  const refused = turns.take(() => Promise.reject(new Error("no room")));
  const next = turns.take(() => Promise.resolve("done"));
  await turns.idle();
  await expect(refused).rejects.toThrow("no room");
  expect(await next).toBe("done");
  // Where nobody asks how it went, nothing is left that nobody caught: the runner would say so.
  void turns.take(() => Promise.reject(new Error("nobody asks")));
  await turns.idle();
  expect(await turns.take(() => Promise.resolve("after a pause"))).toBe("after a pause");
});
