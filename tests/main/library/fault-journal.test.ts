import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { FaultEvent } from "#core/fault/fault-event.js";
import { encodeFault } from "#core/fault/fault-line.js";
import { type FaultJournal, openFaultJournal } from "../../../electron/library/fault-journal.ts";
import { temporaryDirectory } from "./new-library.ts";

const NOW = Date.parse("2026-11-27T03:00:00.000Z");
const DAY_MS = 24 * 60 * 60_000;

let directory: string;

beforeEach(async () => {
  directory = join(await temporaryDirectory(), "faults", "library");
});

function openJournal(now = NOW): FaultJournal {
  return openFaultJournal(directory, { now: () => now, named: (event) => event });
}

function damaged(path: string): FaultEvent {
  return { kind: "damage-found", path, problem: "It is damaged.", action: "" };
}

async function listed(journal = openJournal()): Promise<readonly FaultEvent[]> {
  return (await journal.list()).faults.map(({ event }) => event);
}

describe("what is noted", () => {
  test("is there for the next process, newest first", async () => {
    const journal = openJournal();
    journal.note(damaged("/1"), damaged("/2"));
    journal.note({ kind: "writing-stopped", cause: "The disk is full." });
    await journal.flush();
    expect(await listed()).toEqual([
      { kind: "writing-stopped", cause: "The disk is full." },
      damaged("/2"),
      damaged("/1"),
    ]);
  });

  test("makes no file where nothing went wrong", async () => {
    const journal = openJournal();
    expect(await listed(journal)).toEqual([]);
    journal.note({ kind: "writing-resumed" });
    await journal.flush();
    await expect(stat(directory)).rejects.toThrow("ENOENT");
  });

  test("is counted when another process meets it on another day, and not within the day", async () => {
    for (const days of [0, 0.5, 1.5, 1.6]) {
      const journal = openJournal(NOW + days * DAY_MS);
      journal.note(damaged("/1"));
      await journal.flush();
    }
    const { faults } = await openJournal().list();
    expect(faults).toMatchObject([
      { times: 2, first: "2026-11-27T03:00:00.000Z", at: "2026-11-28T15:00:00.000Z" },
    ]);
  });

  test("is counted day by day in one process that meets it every hour", async () => {
    let now = NOW;
    const journal = openFaultJournal(directory, { now: () => now, named: (event) => event });
    for (; now < NOW + 3.5 * DAY_MS; now += DAY_MS / 24) {
      journal.note(damaged("/1"));
      await journal.flush();
    }
    const { faults } = await openJournal().list();
    expect(faults).toMatchObject([
      { times: 4, first: "2026-11-27T03:00:00.000Z", at: "2026-11-30T03:00:00.000Z" },
    ]);
  });

  test("stands there once, however many processes meet it at once, and all that is different stands there", async () => {
    const journals = Array.from({ length: 6 }, () => openJournal());
    for (const [number, journal] of journals.entries()) {
      journal.note(damaged("/all"), damaged(`/${number}`));
    }
    // Each waits a while for the others: where a disk hangs for longer, what it noted waits for the next time.
    const paths = async (): Promise<readonly string[]> => {
      await Promise.all(journals.map((journal) => journal.flush()));
      return (await listed()).map((event) => ("path" in event ? event.path : "")).toSorted();
    };
    await expect.poll(paths).toEqual(["/0", "/1", "/2", "/3", "/4", "/5", "/all"]);
    const { faults } = await openJournal().list();
    expect(faults.map(({ times }) => times)).toEqual(Array(7).fill(1));
  });

  test("may be very much at once: then it says that there is more", async () => {
    const journal = openJournal();
    for (let file = 0; file < 700; file += 1) journal.note(damaged(`/${file}`));
    await journal.flush();
    const faults = await listed();
    expect(faults).toHaveLength(501);
    expect(faults[0]).toEqual({ kind: "more-damage" });
  });
});

describe("a journal that cannot be written", () => {
  test("keeps what was noted until it can be", async () => {
    await mkdir(join(directory, ".."), { recursive: true });
    // In the way of its folder: as root one writes wherever permissions forbid it.
    await writeFile(directory, "");
    const journal = openJournal();
    journal.note(damaged("/1"));
    await journal.flush();
    await rm(directory);
    journal.note(damaged("/2"));
    await journal.flush();
    expect(await listed()).toEqual([damaged("/2"), damaged("/1")]);
  });
});

describe("a damaged journal", () => {
  test("tells how many of its lines say nothing, reads all others, and goes on behind a torn one", async () => {
    const journal = openJournal();
    journal.note(damaged("/1"), damaged("/2"), damaged("/3"));
    await journal.flush();
    const file = join(directory, "1.jsonl");
    const lines = (await readFile(file, "utf8")).split("\n");
    lines[1] = lines[1]?.replace("/2", "/9") ?? "";
    await writeFile(file, lines.join("\n"));
    await appendFile(file, '{"format":1,"at":"2026-11');
    const next = openJournal();
    next.note(damaged("/4"));
    const { faults, unreadable } = await next.list();
    expect(unreadable).toBe(2);
    expect(faults.map(({ event }) => event)).toEqual([damaged("/4"), damaged("/3"), damaged("/1")]);
  });
});

test("a journal of years keeps to eight files: the oldest goes", async () => {
  await mkdir(directory, { recursive: true });
  const line = (number: number): string =>
    `${encodeFault({ at: "2026-11-20T00:00:00.000Z", event: damaged(`/${number}/${"x".repeat(1_000)}`) })}\n`;
  for (let number = 1; number <= 8; number += 1) {
    await writeFile(join(directory, `${number}.jsonl`), line(number).repeat(260));
  }
  const journal = openJournal();
  journal.note(damaged("/new"));
  await journal.flush();
  const names = (await readdir(directory)).filter((name) => name.endsWith(".jsonl")).toSorted();
  expect(names).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${number}.jsonl`));
  expect((await listed())[0]).toEqual(damaged("/new"));
});
