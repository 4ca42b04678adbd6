import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { CallName } from "#contract/calls.js";
import type { AppEvent } from "#contract/events.js";
import type { ArticleId } from "#core/identity/ids.js";
import { snapshotWording } from "#core/wording/snapshot-wording.js";
import { claimLock } from "../../../electron/library/claim-lock.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

let folder: TestFolder;
let app: TestApp;
let articleId: ArticleId;
/** Where the library's snapshots are. */
let place: string;

beforeEach(async () => {
  folder = await makeTestFolder();
  app = await folder.open();
  onTestFinished(async () => {
    await app.close();
    await folder[Symbol.asyncDispose]();
  });
  articleId = await app.add("margins.txt", "Margins\n\nA reader answers back in the margin.\n");
  await app.ask("snapshots.make", {});
  const snapshots = join(folder.folder, "data", "snapshots");
  const [library = ""] = await readdir(snapshots);
  place = join(snapshots, library);
});

/** As another process that makes a snapshot, and takes its time. */
async function holdMaking() {
  const lock = await claimLock(place, "making");
  if (lock === undefined) throw new Error("somebody makes one");
  return lock;
}

const DEEDS: readonly (readonly [CallName, (exported: string, id: string) => object])[] = [
  ["notes.import", (text) => ({ format: "json", text })],
  ["library.check", () => ({ repair: true })],
  ["snapshots.restore", (_text, id) => ({ id })],
];

test.each(DEEDS)(
  "%s says that a snapshot is kept first, and does nothing when it is cancelled then",
  async (name, inputOf) => {
    await app.ask("articles.update", { articleIds: [articleId], state: "done" });
    const { files } = await app.ask("notes.export", { format: "json" });
    const { snapshots } = await app.ask("snapshots.list", {});
    await app.ask("articles.update", { articleIds: [articleId], state: "archived" });
    const lock = await holdMaking();
    const steps: Extract<AppEvent, { kind: "progress" }>[] = [];
    const forget = app.app.onEvent((event) => {
      if (event.kind !== "progress") return;
      steps.push(event);
      app.app.cancel(event.callId);
    });
    const input = inputOf(files[0]?.text ?? "", snapshots[0]?.id ?? "");
    const reply = await app.app.handle({ callId: "mine", name, input });
    forget();
    expect(reply).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(steps).toEqual([
      {
        kind: "progress",
        callId: "mine",
        done: 0,
        total: 0,
        current: snapshotWording.keepingFirst,
      },
    ]);
    expect((await app.ask("articles.get", { articleId })).state).toBe("archived");
    await lock.release();
  },
);

test("why no snapshot could be made is told until one can be, whatever others make meanwhile", async () => {
  const problems = async (): Promise<readonly string[]> =>
    (await app.ask("library.overview", {})).problems.map(({ path }) => path);
  await rm(place, { recursive: true });
  await writeFile(place, "no folder");
  await expect(app.ask("snapshots.make", {})).rejects.toThrow();
  expect(await problems()).toEqual([place]);
  await rm(place);
  await mkdir(place);
  const lock = await holdMaking();
  const waiting = app.app.handle({ callId: "mine", name: "snapshots.make", input: {} });
  app.app.cancel("mine");
  expect(await waiting).toMatchObject({ value: { kind: "elsewhere" } });
  expect(await problems()).toEqual([place]);
  await lock.release();
  expect((await app.ask("snapshots.make", {})).id).not.toBeNull();
  expect(await problems()).toEqual([]);
});
