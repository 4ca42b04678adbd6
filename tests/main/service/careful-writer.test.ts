import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AppEvent } from "#contract/events.js";
import { normaliseTag } from "#core/tag/tag.js";
import type { Change, Operation } from "#core/operation/operation.js";
import { fail, ok } from "#core/result.js";
import { createCarefulWriter } from "../../../electron/service/careful-writer.ts";
import { createUnsavedJournal } from "../../../electron/service/unsaved-journal.ts";

let directory: string;
let isFull: boolean;
let written: Change[];
let events: AppEvent[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "postil-unsaved-"));
  isFull = false;
  written = [];
  events = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(directory, { recursive: true });
});

/** A library whose disk the test fills and empties. */
function newWriter() {
  return createCarefulWriter({
    library: {
      directory: "/library",
      append: async (_log, changes) => {
        if (isFull) return fail({ code: "disk-full", path: "/library/marks" });
        written.push(...changes);
        return ok<readonly Operation[]>([]);
      },
    },
    journal: createUnsavedJournal(directory),
    emit: (event) => events.push(event),
    onSaved: async () => undefined,
  });
}

test("a change on a full disk is kept, told of, and written once there is room", async () => {
  const writer = newWriter();
  isFull = true;
  const first = await writer.append("library", [coloured("war", "blue")], {});
  expect(first).toMatchObject({ ok: false, error: { code: "disk-full" } });
  expect(events.at(-1)).toMatchObject({ kind: "trouble", path: "/library/marks" });
  expect(await readdir(directory)).toHaveLength(1);

  isFull = false;
  await writer.close();
  expect(written).toEqual([coloured("war", "blue")]);
  expect(events.at(-1)).toEqual({ kind: "trouble-over" });
  expect(await readdir(directory)).toEqual([]);
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
  await vi.waitFor(() => expect(written).toHaveLength(1));
});

test("a later change never overtakes an earlier one", async () => {
  const writer = newWriter();
  isFull = true;
  await writer.append("library", [coloured("war", "blue")], {});
  isFull = false;
  await writer.append("library", [coloured("war", "green")], {});
  expect(written).toEqual([coloured("war", "blue"), coloured("war", "green")]);
});

test("what a run could not save, the next one saves", async () => {
  isFull = true;
  await newWriter().append("library", [coloured("war", "blue")], {});
  const next = newWriter();
  isFull = false;
  await next.resume();
  expect(written).toEqual([coloured("war", "blue")]);
  expect(await readdir(directory)).toEqual([]);
});

test("a failure that room does not mend is not tried again", async () => {
  const writer = createCarefulWriter({
    library: { directory: "/library", append: async () => fail({ code: "article-not-found" }) },
    journal: createUnsavedJournal(directory),
    emit: (event) => events.push(event),
    onSaved: async () => undefined,
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
