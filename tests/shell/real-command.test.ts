import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { runInThread } from "./stand-in/run-in-thread.ts";
import { type Desktop, startDesktop, stopDesktops } from "./start-desktop.ts";

/** Nothing is played here but Electron itself: the commands and their converters run, on files. */
let folder = "";
let threads: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "postil-commands-"));
});
afterEach(async () => {
  for (const end of threads) await end();
  threads = [];
  await stopDesktops();
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly status: number | undefined;
  readonly records: readonly unknown[];
  readonly errors: string;
  readonly desktop: Desktop;
}

/** As the packaged program is run, on a library of this test. */
async function postil(...words: readonly string[]): Promise<Outcome> {
  const desktop = await startDesktop({
    parameters: [...words, "--library", join(folder, "library"), "--json"],
    isPackaged: true,
    isCommand: true,
    before: ({ electron }) => {
      electron.onFork = (process) => threads.push(runInThread(process));
    },
  });
  await eventually(() => expect(desktop.electron.app.exitCode).toBeDefined());
  const { output = "", errors = "" } = desktop.printed?.written ?? {};
  desktop.printed?.stop();
  const lines = output.split("\n").filter((line) => line !== "");
  const records = lines.map((line): unknown => JSON.parse(line));
  return { status: desktop.electron.app.exitCode, records, errors, desktop };
}

test("files are added by converters of Electron's, and found by the next command", async () => {
  const good = join(folder, "ferry.txt");
  await writeFile(good, "The river crossing\n\nThe ferry crossed at dawn, and nobody spoke.\n");
  const empty = join(folder, "empty.txt");
  await writeFile(empty, "");

  const added = await postil("add", good, empty);
  expect(added.errors).toBe("");
  expect(added.records).toMatchObject([
    { path: good, status: "added", title: "The river crossing" },
    { path: empty, status: "failed" },
  ]);
  expect(added.status).toBe(1);
  const { processes } = added.desktop.electron;
  expect(processes.length).toBeGreaterThan(0);
  for (const { modulePath, isKilled } of processes) {
    expect(modulePath).toMatch(/desktop-converter\.ts$/);
    expect(isKilled).toBe(true);
  }
  expect(await readdir(join(folder, "library", "articles"))).toHaveLength(1);

  const found = await postil("search", "ferry");
  expect(found.records).toMatchObject([{ title: "The river crossing", kind: "article" }]);
  expect(found.status).toBe(0);
  expect(found.desktop.electron.processes).toEqual([]);
});

test("a new library gets no samples from a command", async () => {
  const path = join(folder, "only.md");
  await writeFile(path, "# Only this\n\nAnd nothing else.\n");
  expect((await postil("add", path)).status).toBe(0);
  const listed = await postil("list");
  expect(listed.records).toMatchObject([{ title: "Only this" }]);
});

test("wrong usage is told as on any command line", async () => {
  const { status, records } = await postil("show");
  expect(status).toBe(2);
  expect(records).toMatchObject([{ error: { code: "bad-input" } }]);
});
