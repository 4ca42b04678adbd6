import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { openTestLibrary, testPlaces } from "../../main/library/new-library.ts";
import { howMany } from "../how-many.ts";
import {
  expectNothingLost,
  fillWithOneArticle,
  remember,
  startActing,
  toldBy,
} from "./faulty-library.ts";
import { onlyLog } from "./only-log.ts";
import { DISK_CALLS, injecting, needStrace } from "./inject-fault.ts";

/** With all other tests, of the points at which a process could be killed, every so manieth. */
const STEP = howMany({ quick: 5, all: 1 });

/** How many calls of one kind a process makes at most before the sweep must have seen them all. */
const MOST_CALLS = 40;

/** Of calls that fail, those of which something is said to have failed. */
const FAILURES = howMany({ quick: 1, all: MOST_CALLS });

/** Every point is a process of its own. */
const LONG = { timeout: 600_000 };

test.for(["append", "add"])(
  `killed at every ${STEP}. call that changes the disk, by a process that uses the library alone: %s`,
  LONG,
  async (act, context) => {
    needStrace(context);
    const places = await testPlaces();
    await fillWithOneArticle(places);
    const reset = await remember(places);
    let points = 0;
    for (const call of DISK_CALLS) {
      for (let nth = 1; nth <= MOST_CALLS; nth += STEP) {
        await reset();
        const process = startActing(
          places,
          { act, count: "1" },
          injecting(call, `signal=SIGKILL:when=${nth}`),
        );
        const { code } = await process.ended;
        await expectNothingLost(places, toldBy(process));
        if (code === 0) break; // It makes fewer of these calls.
        points += 1;
      }
    }
    expect(points).toBeGreaterThan(howMany({ quick: 2, all: 10 }));
  },
);

test.for(["write", "fdatasync"])("killed at every %s of a log", LONG, async (call, context) => {
  needStrace(context);
  const places = await testPlaces();
  await fillWithOneArticle(places);
  const first = startActing(places, { count: "1", name: "before" });
  await first.ended;
  const onLog = ["-P", await onlyLog(places)];
  const reset = await remember(places);
  for (let nth = 1; nth <= MOST_CALLS; nth += 1) {
    await reset();
    const process = startActing(
      places,
      { count: "3" },
      injecting(call, `signal=SIGKILL:when=${nth}`, onLog),
    );
    const { code } = await process.ended;
    const told = [toldBy(first), toldBy(process)];
    await expectNothingLost(places, {
      saved: told.flatMap(({ saved }) => saved),
      failed: told.flatMap(({ failed }) => failed),
    });
    if (code === 0) {
      expect(nth).toBe(4); // One for each note.
      return;
    }
  }
});

test.for([
  ["write", "ENOSPC", "disk-full"],
  ["write", "EIO", "write-failed"],
  ["fdatasync", "EIO", "write-failed"],
  ["fdatasync", "ENOSPC", "disk-full"],
] as const)(
  "a %s that fails with %s is said to, and the next note is saved",
  LONG,
  async ([call, error, code], context) => {
    needStrace(context);
    const places = await testPlaces();
    await fillWithOneArticle(places);
    const first = startActing(places, { count: "1", name: "before" });
    await first.ended;
    const log = await onlyLog(places);
    const marks = dirname(log);
    const onLog = ["-P", log];
    const reset = await remember(places);
    for (let nth = 1; nth <= 3; nth += 1) {
      await reset();
      const process = startActing(
        places,
        { count: "4" },
        injecting(call, `error=${error}:when=${nth}`, onLog),
      );
      expect((await process.ended).code).toBe(0);
      expect(process.lines().filter((line) => line.startsWith("failed"))).toEqual([
        `failed ${code} note-${nth}`,
      ]);
      const { saved, failed } = toldBy(process);
      expect(saved).toHaveLength(3);
      // After a failed flush the system may forget what it holds of a file: the next note goes to another.
      expect(await readdir(marks)).toHaveLength(call === "fdatasync" ? 2 : 1);
      await expectNothingLost(places, { saved: [...toldBy(first).saved, ...saved], failed });
    }
  },
);

test.for([
  ["fsync", "EIO", "write-failed"],
  ["rename", "ENOSPC", "disk-full"],
  ["mkdir", "EDQUOT", "disk-full"],
] as const)(
  "an article whose %s fails with %s leaves nothing behind",
  LONG,
  async ([call, error, code], context) => {
    needStrace(context);
    const places = await testPlaces();
    await fillWithOneArticle(places);
    const reset = await remember(places);
    let failures = 0;
    for (let nth = 1; nth <= MOST_CALLS && failures < FAILURES; nth += 1) {
      await reset();
      const process = startActing(
        places,
        { act: "add", count: "1" },
        injecting(call, `error=${error}:when=${nth}`),
      );
      expect((await process.ended).code).toBe(0);
      const told = toldBy(process);
      await expectNothingLost(places, told);
      if (told.failed.length === 0 && failures > 0) break;
      for (const line of process.lines().filter((each) => each.startsWith("failed"))) {
        expect(line).toContain(`failed ${code} `);
      }
      failures += told.failed.length;
    }
    expect(failures).toBeGreaterThan(0);
  },
);

test.for([
  ["fsync", "EIO", "write-failed"],
  ["rename", "ENOSPC", "disk-full"],
] as const)(
  "a deed on many whose %s fails with %s waits, or is said to have failed and does not",
  LONG,
  async ([call, error, code], context) => {
    needStrace(context);
    const places = await testPlaces();
    await fillWithOneArticle(places);
    const reset = await remember(places);
    let failures = 0;
    for (let nth = 1; nth <= MOST_CALLS && failures < FAILURES; nth += 1) {
      await reset();
      const process = startActing(
        places,
        { act: "many", count: "1" },
        injecting(call, `error=${error}:when=${nth}`),
      );
      expect((await process.ended).code).toBe(0);
      const told = toldBy(process);
      const library = await openTestLibrary(places);
      const waiting = await library.waitingDeeds();
      expect(waiting.map(({ action }) => action)).toEqual(told.saved);
      await library.close();
      if (told.failed.length === 0 && failures > 0) break;
      for (const line of process.lines().filter((each) => each.startsWith("failed"))) {
        expect(line).toContain(`failed ${code} `);
      }
      failures += told.failed.length;
    }
    expect(failures).toBeGreaterThan(0);
  },
);
