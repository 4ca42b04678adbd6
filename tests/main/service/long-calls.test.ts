import { availableParallelism } from "node:os";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import type { CallName } from "#contract/calls.js";
import type { AppEvent } from "#contract/events.js";
import { makeTestFolder, type TestApp } from "./open-test-app.ts";

const LONG_CALLS: readonly (readonly [CallName, object])[] = [
  ["library.check", {}],
  ["library.rebuild", {}],
  ["notes.export", { format: "json" }],
];

interface Opened extends AsyncDisposable {
  readonly app: TestApp;
}

async function open(): Promise<Opened> {
  const folder = await makeTestFolder();
  const app = await folder.open({ answers: "beside" });
  for (const name of ["one", "two", "three"]) {
    await app.add(`${name}.txt`, `${name}\n\nOne of three short texts, called ${name}.\n`);
  }
  return {
    app,
    async [Symbol.asyncDispose]() {
      await app.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** For tests that leave it as it is. */
let shared: Opened;
beforeAll(async () => {
  shared = await open();
});
afterAll(() => shared[Symbol.asyncDispose]());

let app: TestApp;
beforeEach(() => {
  ({ app } = shared);
});

/** For a test that changes what is in the library, or what the index knows of it. */
async function takeOwnApp(): Promise<void> {
  const own = await open();
  onTestFinished(() => own[Symbol.asyncDispose]());
  ({ app } = own);
}

/** @param onProgress  hears of every step of any call */
function listen(onProgress: (event: Extract<AppEvent, { kind: "progress" }>) => void): void {
  onTestFinished(app.app.onEvent((event) => event.kind === "progress" && onProgress(event)));
}

test.each(LONG_CALLS)(
  "%s tells how far it has come, under its caller's id",
  async (name, input) => {
    const steps: { callId: string; done: number; total: number }[] = [];
    listen(({ callId, done, total }) => steps.push({ callId, done, total }));
    const reply = await app.app.handle({ callId: "mine", name, input });
    expect(reply).toMatchObject({ ok: true });
    // A check looks at the files of each article, and then at what was marked in it.
    const total = name === "library.check" ? 6 : 3;
    expect(steps.at(-1)).toEqual({ callId: "mine", done: total, total });
    expect(new Set(steps.map(({ callId }) => callId))).toEqual(new Set(["mine"]));
  },
);

test.each(LONG_CALLS)("%s is cancelled by its id, and answers that it was", async (name, input) => {
  await takeOwnApp();
  listen(({ callId }) => app.app.cancel(callId));
  const reply = await app.app.handle({ callId: "mine", name, input });
  expect(reply).toMatchObject({ ok: false, error: { code: "cancelled" } });
});

test("cancelling one call ends no other", async () => {
  listen(() => app.app.cancel("another"));
  const call = { callId: "mine", name: "library.check", input: {} };
  expect(await app.app.handle(call)).toMatchObject({ ok: true, value: { problems: [] } });
  // An id may be used again.
  expect(await app.app.handle({ ...call, callId: "another" })).toMatchObject({
    ok: false,
    error: { code: "cancelled" },
  });
});

test("a cancelled import says of each file what became of it, and keeps what it had", async () => {
  await takeOwnApp();
  // More than can be under way at once.
  const length = 4 * availableParallelism();
  const names = Array.from({ length }, (_, number) => `staged-${number}.txt`);
  const staged = names.map((name) => ({
    id: app.app.stageFile(name, Buffer.from(`${name}\n\nWords of ${name} to read.\n`)),
    name,
  }));
  const steps: number[] = [];
  listen(({ callId, done }) => {
    steps.push(done);
    if (done > 0) app.app.cancel(callId);
  });
  const reply = await app.app.handle({
    callId: "mine",
    name: "articles.import",
    input: { staged },
  });
  expect(reply).toMatchObject({ ok: true });
  const { rows } = await app.ask("articles.list", {});
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.length).toBeLessThan(3 + names.length);
  expect(steps.length).toBeGreaterThan(1);
});

test("an index whose rebuilding was cancelled is filled all the same", async () => {
  await takeOwnApp();
  listen(({ callId }) => app.app.cancel(callId));
  await app.app.handle({ callId: "mine", name: "library.rebuild", input: {} });
  await expect.poll(async () => (await app.ask("articles.list", {})).total).toBe(3);
});

const QUERIES: readonly (readonly [CallName, object])[] = [
  ["library.overview", {}],
  ["search", { query: "short" }],
  ["search.facets", { query: "short" }],
  ["articles.list", {}],
  ["annotations.list", {}],
  ["annotations.outline", {}],
  ["annotations.review", {}],
  ["notes.summaries", { query: "" }],
  ["notes.export", { format: "json", query: "short" }],
  ["tags.list", {}],
  ["trash.old", {}],
  ["library.check", {}],
];

test.each(QUERIES)("%s is answered beside, and cancelled by its id", async (name, input) => {
  expect(await app.app.handle({ callId: "whole", name, input })).toMatchObject({ ok: true });
  const cancelled = app.app.handle({ callId: "mine", name, input });
  app.app.cancel("mine");
  expect(await cancelled).toMatchObject({ ok: false, error: { code: "cancelled" } });
  expect(await app.app.handle({ callId: "whole", name, input })).toMatchObject({ ok: true });
});

test("an import of notes is stopped by its id, and answers that it was", async () => {
  await takeOwnApp();
  const exported = await app.ask("notes.export", { format: "json" });
  const text = exported.files[0]?.text ?? "";
  listen(({ callId, done }) => done > 0 && app.app.cancel(callId));
  const input = { format: "json", text };
  const reply = await app.app.handle({ callId: "mine", name: "notes.import", input });
  expect(reply).toMatchObject({ ok: false, error: { code: "cancelled" } });
});
