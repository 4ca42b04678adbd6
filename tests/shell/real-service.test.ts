import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Bridge } from "../../electron/contract/bridge.ts";
import { listen } from "./listen.ts";
import { runInThread } from "./stand-in/run-in-thread.ts";
import { type Desktop, startDesktop, stopDesktops } from "./start-desktop.ts";
import { eventually } from "./eventually.ts";

/** Nothing is played here but Electron itself: the service and the converters run, on a library on disk. */
let threads: (() => Promise<unknown>)[] = [];
let articles = "";

beforeEach(async () => {
  articles = await mkdtemp(join(tmpdir(), "postil-articles-"));
});
afterEach(async () => {
  for (const end of threads) await end();
  threads = [];
  await stopDesktops();
  await rm(articles, { recursive: true, force: true });
});

function start(parameters: readonly string[] = []): Promise<Desktop> {
  return startDesktop({
    parameters,
    before: ({ electron }) => {
      electron.onFork = (process) => threads.push(runInThread(process));
    },
  });
}

async function ask(page: Bridge, name: string, input: object = {}): Promise<unknown> {
  const reply = await page.call({ callId: "test", name, input });
  expect(reply).toMatchObject({ ok: true });
  // The line above made sure of it.
  return (reply as { value: unknown }).value;
}

test("an article opened from outside is converted, kept as files, listed, and shown", async () => {
  const path = join(articles, "treaty.txt");
  await writeFile(path, "A treaty of the river\n\nThe ferry crossed at dawn, and nobody spoke.\n");
  const desktop = await start([path]);
  const page = await desktop.openPage();
  const told = listen(page);
  await eventually(() => {
    const links = told.map((event) => JSON.stringify(event));
    expect(links.join()).toMatch(/\{"kind":"open-link","link":"postil:\/\/a\/[0-9a-z]{26}"\}/);
  });
  const list = await ask(page, "articles.list", { query: "ferry" });
  expect(list).toMatchObject({ total: 1, rows: [{ title: "A treaty of the river" }] });
  const kept = await readdir(join(desktop.home, "library", "articles"));
  expect(kept.some((name) => name.startsWith("a-treaty-of-the-river-"))).toBe(true);
});

test("a file dropped on the window is staged, imported, and the window hears of it", async () => {
  const desktop = await start();
  const page = await desktop.openPage();
  const told = listen(page);
  const bytes = new TextEncoder().encode("# Dropped\n\nWith *some* words in it.\n");
  const id = await page.stageFile("dropped.md", bytes.buffer);
  const value = await ask(page, "articles.import", { staged: [{ id, name: "dropped.md" }] });
  expect(value).toMatchObject({ outcomes: [{ status: "added", title: "Dropped" }] });
  expect(told).toContainEqual(expect.objectContaining({ kind: "articles-changed" }));
});

test("a service that is killed comes back with everything that was saved", async () => {
  const desktop = await start();
  const page = await desktop.openPage();
  await writeFile(join(articles, "kept.txt"), "Kept\n\nWords that must not be lost.\n");
  desktop.electron.app.emit(
    "open-file",
    { preventDefault: () => undefined },
    join(articles, "kept.txt"),
  );
  await eventually(async () => {
    expect(await ask(page, "articles.list", { query: "lost" })).toMatchObject({ total: 1 });
  });
  desktop.electron.processes[0]?.kill();
  await eventually(() => expect(desktop.electron.processes.length).toBeGreaterThan(2));
  expect(await ask(page, "articles.list", { query: "lost" })).toMatchObject({ total: 1 });
});

test("a text saved from the window is on disk, whole", async () => {
  const desktop = await start();
  const page = await desktop.openPage();
  desktop.electron.dialogs.savePath = join(articles, "notes.md");
  await page.saveFile("notes.md", "> a quotation\n");
  expect(await readFile(join(articles, "notes.md"), "utf8")).toBe("> a quotation\n");
  desktop.electron.dialogs.savePath = join(articles, "no-such-folder", "notes.md");
  await page.saveFile("notes.md", "text");
  expect(desktop.electron.dialogs.messages.at(-1)?.detail).toContain("notes.md");
});

test("a library of a newer format is named, and the app ends", async () => {
  const desktop = await startDesktop({
    before: async ({ electron, home }) => {
      electron.onFork = (process) => threads.push(runInThread(process));
      await mkdir(join(home, "library"), { recursive: true });
      await writeFile(join(home, "library", "library.json"), '{"format":999}');
    },
  });
  await eventually(() => expect(desktop.electron.app.hasQuit).toBe(true));
  expect(desktop.electron.dialogs.messages[0]?.detail).toContain("library");
});

test("quitting ends the service by itself", async () => {
  const desktop = await start();
  await ask(await desktop.openPage(), "library.overview");
  desktop.electron.app.quit();
  await eventually(() => expect(desktop.electron.app.hasQuit).toBe(true));
  expect(desktop.electron.processes[0]?.isKilled).toBe(false);
  expect(desktop.electron.processes.every(({ pid }) => pid === undefined)).toBe(true);
});
