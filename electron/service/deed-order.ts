import { setTimeout as pause } from "node:timers/promises";
import { QUICK_DEEDS, type QuickDeed } from "#contract/deed-calls.js";
import { createTurns } from "../library/turns.ts";
import type { Handler, Handlers } from "./handlers.ts";

/** Keeps what is taken back in the order in which it was asked for, however long each deed takes to be written. */
export interface DeedOrder {
  deed<Value>(work: () => Promise<Value>): Promise<Value>;
  /**
   * @param choose  begins when every deed asked for before is done; deeds asked for later wait for it, so that none of them is
   * chosen: a second at most, for while something else is taken back for minutes, what somebody writes is to be saved
   * @param act  takes back what was chosen; only the next to be taken back waits for it
   */
  takeBack<Choice, Value>(
    choose: () => Promise<Choice>,
    act: (choice: Choice) => Promise<Value>,
  ): Promise<Value>;
}

const LONGEST_WAIT_MS = 1_000;

export function createDeedOrder(): DeedOrder {
  const underWay = new Set<Promise<unknown>>();
  const turns = createTurns();
  let chosen: Promise<unknown> = Promise.resolve();

  return {
    deed(work) {
      const done = chosen.then(work);
      const settled = done.catch(() => undefined); // Whoever asked for it hears of its failure.
      underWay.add(settled);
      void settled.then(() => underWay.delete(settled));
      return done;
    },
    takeBack(choose, act) {
      const before = [...underWay];
      const choosing = Promise.withResolvers<void>();
      const waited = pause(LONGEST_WAIT_MS, undefined, { ref: false });
      chosen = chosen.then(() => Promise.race([choosing.promise, waited]));
      return turns.take(async () => {
        try {
          await Promise.all(before);
          const choice = await choose();
          choosing.resolve();
          return await act(choice);
        } finally {
          choosing.resolve();
        }
      });
    },
  };
}

/** Handlers whose deeds are counted, so that Undo, pressed at once, takes back what was just done and nothing before it. */
export function inOrder(order: DeedOrder, handlers: Handlers): Handlers {
  const counted = Object.fromEntries(
    QUICK_DEEDS.map((name) => [name, countedHandler(order, handlers[name])]),
  );
  return { ...handlers, ...counted };
}

function countedHandler<Name extends QuickDeed>(
  order: DeedOrder,
  handler: Handler<Name>,
): Handler<Name> {
  return (input, context) => order.deed(() => handler(input, context));
}
