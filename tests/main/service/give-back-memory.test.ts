import { memoryUsage } from "node:process";
import { expect, onTestFinished, test, vi } from "vitest";
import { giveBackMemory } from "../../../electron/service/give-back-memory.ts";
import { createMemoryAtRest } from "../../../electron/service/memory-at-rest.ts";

const MINUTE_MS = 60_000;

test("room that was needed for a while goes back to the system", async () => {
  // What others needed before.
  await giveBackMemory();
  const before = memoryUsage().heapTotal;
  const most = needRoom(400_000);
  expect(most - before).toBeGreaterThan(200_000_000);
  await giveBackMemory();
  expect(memoryUsage().heapTotal - before).toBeLessThan((most - before) / 4);
});

test("an app that rests for a minute gives back what it does not use, and one that works keeps it", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const processor = vi.spyOn(process, "cpuUsage");
  onTestFinished(() => processor.mockRestore());
  const rest = vi.fn(() => Promise.resolve());
  const memory = createMemoryAtRest(rest);
  onTestFinished(() => memory.close());
  memory.begin();
  const before = memoryUsage().heapTotal;
  const most = needRoom(150_000);
  expect(most - before).toBeGreaterThan(60_000_000);

  processor.mockReturnValue({ user: (MINUTE_MS * 1_000) / 2, system: 0 });
  vi.advanceTimersByTime(MINUTE_MS);
  expect(memoryUsage().heapTotal).toBeGreaterThan(before + (most - before) / 2);
  expect(rest).not.toHaveBeenCalled();

  processor.mockReturnValue({ user: 0, system: 0 });
  vi.advanceTimersByTime(MINUTE_MS);
  await vi.waitFor(() => {
    expect(memoryUsage().heapTotal - before).toBeLessThan((most - before) / 4);
  });
  expect(rest).toHaveBeenCalledOnce();
});

/** Lists very much, and lets go of it. @returns the bytes of room that there was for it */
function needRoom(lists: number): number {
  const listings = Array.from({ length: lists }, (_, number) =>
    Array.from({ length: 10 }, (__, part) => `part ${part} of ${number}`),
  );
  expect(listings).toHaveLength(lists);
  return memoryUsage().heapTotal;
}
