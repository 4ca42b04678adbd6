import { join } from "node:path";
import { expect, test } from "vitest";
import { createLogReader, type LogGroup } from "../../../electron/library/log-group.ts";
import { createProblemList } from "../../../electron/library/problem-list.ts";
import { testPlaces } from "./new-library.ts";

/** More than may stay in memory, of whatever size. */
const MANY = 10_000;

test("articles without a mark do not all stay in memory once they were read", async () => {
  const { directory } = await testPlaces();
  const reader = createLogReader({
    problems: createProblemList(),
    faults: { note: () => undefined },
  });
  const groups = Array.from({ length: MANY }, (_, number): LogGroup => {
    const log = String(number);
    return { target: { path: join(directory, log), log }, others: [], aliases: [log] };
  });
  for (const group of groups) await reader.read(group);
  const [first, last] = [groups[0], groups.at(-1)].map((group) => group && reader.lastRead(group));
  expect(first).toBeUndefined();
  expect(last).toBeDefined();
});
