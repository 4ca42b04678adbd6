import { memoryUsage } from "node:process";
import { expect, test } from "vitest";
import { giveBackMemory } from "../../../electron/service/give-back-memory.ts";

test("room that was needed for a while goes back to the system", async () => {
  const before = memoryUsage().heapTotal;
  let listings: string[][] | undefined = Array.from({ length: 400_000 }, (_, number) =>
    Array.from({ length: 10 }, (__, part) => `part ${part} of ${number}`),
  );
  expect(listings).toHaveLength(400_000);
  const most = memoryUsage().heapTotal;
  expect(most - before).toBeGreaterThan(200_000_000);
  listings = undefined;
  await giveBackMemory();
  expect(memoryUsage().heapTotal - before).toBeLessThan((most - before) / 4);
});
