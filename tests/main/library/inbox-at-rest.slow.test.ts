import { appendFile, readFile, utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { openTestLibrary, testPlaces } from "./new-library.ts";

// With the rest that people's files are given, which is why it takes seconds.

/** An eighth of it, so that a busy machine does not make one of eight pauses as long as the whole. */
const BETWEEN_PARTS_MS = 250;

test("a file that grows is waited for, whatever its times say", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const path = join(places.directory, "inbox", "slow.txt");
  for (let part = 0; part < 18; part += 1) {
    await appendFile(path, `Part ${part}. `);
    // As copying programs do that keep the times of the source.
    await utimes(path, new Date(2001, 1, 1), new Date(2001, 1, 1));
    expect((await library.inboxFiles()).resting).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_PARTS_MS));
  }
  const whole = await vi.waitUntil(async () => (await library.inboxFiles()).resting[0], {
    timeout: 30_000,
    interval: 100,
  });
  expect(await readFile(whole.path, "utf8")).toContain("Part 17.");
});
