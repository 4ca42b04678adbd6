import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AppEvent } from "#contract/events.js";
import type { FaultEvent } from "#core/fault/fault-event.js";
import { ArticleId } from "#core/identity/ids.js";
import { normaliseTag } from "#core/tag/tag.js";
import type { Change, Operation } from "#core/operation/operation.js";
import { fail, ok } from "#core/result.js";
import {
  type CarefulWriter,
  createCarefulWriter,
} from "../../../electron/service/careful-writer.ts";
import { createUnsavedJournal } from "../../../electron/service/unsaved-journal.ts";
import { containing } from "../library/matchers.ts";

type CarefulWriterParts = Parameters<typeof createCarefulWriter>[0];

let directory: string;
let isFull: boolean;
let written: Change[];
let writers: CarefulWriter[];
let events: AppEvent[];
let noted: FaultEvent[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "postil-unsaved-"));
  isFull = false;
  written = [];
  writers = [];
  events = [];
  noted = [];
});
afterEach(async () => {
  vi.useRealTimers();
  isFull = false;
  for (const writer of writers) await writer.close();
  await rm(directory, { recursive: true });
});

/** A library whose disk the test fills and empties. */
const library: CarefulWriterParts["library"] = {
  directory: "/library",
  faults: { note: (...faults) => void noted.push(...faults) },
  heads: async (_log, changes) => changes.map(() => []),
  async append(_log, changes) {
    if (isFull) return fail({ code: "disk-full", path: "/library/marks" });
    written.push(...changes);
    return ok<readonly Operation[]>([]);
  },
};

/** As another process has it. */
function newWriter(parts: Partial<CarefulWriterParts> = {}): CarefulWriter {
  const writer = createCarefulWriter({
    library,
    journal: createUnsavedJournal(directory),
    emit: (event) => events.push(event),
    onSaved: async () => undefined,
    ...parts,
  });
  writers.push(writer);
  return writer;
}

/** @returns names of the files in which changes are kept */
async function keptFiles(): Promise<readonly string[]> {
  const names = await readdir(directory, { recursive: true });
  return names.filter((name) => name.endsWith(".json"));
}

test("a change on a full disk is kept, told of, and written once there is room", async () => {
  const writer = newWriter();
  isFull = true;
  const first = await writer.append("library", [coloured("war", "blue")], {});
  expect(first).toMatchObject({ ok: false, error: { code: "disk-full" } });
  expect(events.at(-1)).toMatchObject({ kind: "trouble", path: "/library/marks" });
  expect(await keptFiles()).toHaveLength(1);

  isFull = false;
  await writer.close();
  expect(written).toEqual([coloured("war", "blue")]);
  expect(events.at(-1)).toEqual({ kind: "trouble-over" });
  expect(await readdir(directory)).toEqual([]);
  expect(noted).toMatchObject([
    { kind: "change-unsaved", articleId: null, cause: containing("full") },
    { kind: "change-saved", articleId: null, changes: 1 },
  ]);
});

test("the same change, tried again while it waits, waits once; another in between is kept", async () => {
  const writer = newWriter();
  isFull = true;
  for (const color of ["blue", "blue", "green", "blue"] as const) {
    await writer.append("library", [coloured("war", color)], {});
  }
  expect(await keptFiles()).toHaveLength(3);
  isFull = false;
  await writer.close();
  expect(written).toEqual([
    coloured("war", "blue"),
    coloured("war", "green"),
    coloured("war", "blue"),
  ]);
});

test("it tries again by itself, with growing pauses", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const writer = newWriter();
  isFull = true;
  await writer.append("library", [coloured("war", "blue")], {});
  await vi.advanceTimersByTimeAsync(1_000);
  expect(events.filter(({ kind }) => kind === "trouble")).toHaveLength(2);
  isFull = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  await expect.poll(() => written).toHaveLength(1);
});

test("a later change never overtakes an earlier one", async () => {
  const writer = newWriter();
  isFull = true;
  await writer.append("library", [coloured("war", "blue")], {});
  isFull = false;
  await writer.append("library", [coloured("war", "green")], {});
  expect(written).toEqual([coloured("war", "blue"), coloured("war", "green")]);
});

test("a change that is asked for while an earlier one fails does not overtake it", async () => {
  const failing = Promise.withResolvers<void>();
  let isFirst = true;
  const writer = newWriter({
    library: {
      ...library,
      async append(...change) {
        if (!isFirst) return await library.append(...change);
        isFirst = false;
        await failing.promise;
        return fail({ code: "disk-full", path: "/library/marks" });
      },
    },
  });
  const first = writer.append("library", [coloured("war", "blue")]);
  const second = writer.append("library", [coloured("war", "green")]);
  failing.resolve();
  await Promise.all([first, second]);
  expect(written).toEqual([coloured("war", "blue"), coloured("war", "green")]);
});

test("what is stuck in one log holds up no other", async () => {
  const writer = newWriter({
    library: {
      ...library,
      append: async (log, ...change) =>
        log === "library"
          ? fail({ code: "write-failed", path: "/library/marks" })
          : await library.append(log, ...change),
    },
  });
  await writer.append("library", [coloured("war", "blue")]);
  const articleId = ArticleId.parse("01jw0000000000000000000001");
  const change: Change = { kind: "article", id: articleId, set: { state: "done" } };
  expect(await writer.append(articleId, [change])).toMatchObject({ ok: true });
  expect(written).toEqual([change]);
});

test("what a run could not save, the next one saves", async () => {
  const first = newWriter();
  isFull = true;
  await first.append("library", [coloured("war", "blue")], {});
  await first.close();
  expect(written).toEqual([]);
  const next = newWriter();
  isFull = false;
  await next.resume();
  expect(written).toEqual([coloured("war", "blue")]);
  await next.close();
  expect(await readdir(directory)).toEqual([]);
});

test("what a running process could not save is written by that one alone, and once", async () => {
  const [first, second] = [newWriter(), newWriter()];
  isFull = true;
  await first.append("library", [coloured("war", "blue")], {});
  isFull = false;
  await second.resume();
  expect(written).toEqual([]);
  await second.append("library", [coloured("war", "green")], {});
  await first.close();
  await newWriter().resume();
  expect(written).toEqual([coloured("war", "green"), coloured("war", "blue")]);
});

test("a failure that room does not mend is not tried again", async () => {
  const writer = newWriter({
    library: { ...library, append: async () => fail({ code: "article-not-found" }) },
  });
  await writer.append("library", [coloured("war", "blue")], {});
  expect(events).toEqual([]);
  expect(await readdir(directory)).toEqual([]);
});

function coloured(name: string, color: "blue" | "green"): Change {
  const tag = normaliseTag(name);
  if (tag === undefined) throw new Error("not a tag");
  return { kind: "tag", id: tag, set: { color } };
}

test("what was not tried is kept and saved like what failed, and a full disk is not asked for each of thousands", async () => {
  let tries = 0;
  const counted: CarefulWriterParts["library"] = {
    ...library,
    async append(...change) {
      tries += 1;
      return await library.append(...change);
    },
  };
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const writer = newWriter({ library: counted });
  const article = (number: number) => ArticleId.parse(`01jx${String(number).padStart(22, "0")}`);
  isFull = true;
  const change = coloured("war", "blue");
  expect(await writer.append(article(0), [change], {})).toMatchObject({ ok: false });
  for (let number = 1; number < 100; number += 1) {
    await writer.keep(article(number), [change], {}, { code: "disk-full", path: "/library" });
    expect(writer.keeps(article(number), [change])).toBe(true);
  }
  expect(await keptFiles()).toHaveLength(100);
  expect(tries).toBe(1);
  // Whoever saves something now does not wait for a hundred tries.
  await writer.append("library", [change], {});
  expect(tries).toBeLessThan(30);
  isFull = false;
  await vi.advanceTimersByTimeAsync(60_000);
  await vi.waitFor(() => expect(events.at(-1)).toEqual({ kind: "trouble-over" }));
  expect(written).toHaveLength(101);
  expect(await keptFiles()).toEqual([]);
});

test("what fails again whenever it is tried is not kept", async () => {
  const writer = newWriter();
  const why = { code: "article-not-found" } as const;
  await writer.keep("library", [coloured("war", "blue")], {}, why);
  expect(await keptFiles()).toEqual([]);
});
