import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bringLinesBack } from "../../../electron/service/bring-lines-back.ts";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { libraryToCheck } from "../library/library-to-check.ts";
import { containing } from "../library/matchers.ts";
import { rotInPlace } from "../library/rot-in-place.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

let folder: TestFolder;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
});

/** An app on a library with a note in an article, and a tag that has a colour. */
async function openMarked(): Promise<TestApp> {
  const app = await open();
  const articleId = await app.add("ferry.txt", "Ferry\n\nThe ferry crossed at noon.\n");
  await app.ask("annotations.createFromQuote", { articleId, exact: "at noon", note: "Why?" });
  await app.ask("articles.update", { articleIds: [articleId], addTags: ["harbour"] });
  await app.ask("tags.setColor", { tag: "harbour", color: "pink" });
  return app;
}

async function open(): Promise<TestApp> {
  const app = await folder.open();
  onTestFinished(() => app.close());
  return app;
}

async function logsIn(part: string): Promise<readonly string[]> {
  const directory = join(folder.library, part);
  const names = await readdir(directory, { recursive: true });
  return names.filter((name) => name.endsWith(".jsonl")).map((name) => join(directory, name));
}

/** In the one log there, where these words stand. */
async function rotAt(part: string, words: string): Promise<string> {
  const [path = ""] = await logsIn(part);
  const at = (await readFile(path)).indexOf(words);
  expect(at).toBeGreaterThan(0);
  await rotInPlace(path, at);
  return path;
}

async function notesIn(app: TestApp): Promise<readonly string[]> {
  return (await app.ask("annotations.list", {})).entries.map(({ note }) => note);
}

test("a line that rots while the app has it in memory comes back, and is there at the next start", async () => {
  const app = await openMarked();
  await app.ask("snapshots.make", {});
  const path = await rotAt("articles", "Why?");
  expect(await notesIn(app)).toContain("Why?");
  const { problems } = await app.ask("library.check", { repair: true });
  expect(problems).toMatchObject([{ path, action: containing("1 line that this log had lost") }]);
  await app.close();
  expect(await notesIn(await open())).toContain("Why?");
});

test("a line that no snapshot has comes back from the memory of the app", async () => {
  const app = await openMarked();
  const path = await rotAt("articles", "Why?");
  const { problems } = await app.ask("library.check", { repair: true });
  expect(problems).toMatchObject([{ path, action: containing("1 line that this log had lost") }]);
  await app.close();
  expect(await notesIn(await open())).toContain("Why?");
});

test("so does a line of the library's own marks, once and not again", async () => {
  const app = await openMarked();
  const path = await rotAt("marks", "harbour");
  await app.ask("library.check", { repair: true });
  const files = await logsIn("marks");
  expect(files).toHaveLength(2);
  const { problems } = await app.ask("library.check", { repair: true });
  expect(problems).toMatchObject([{ path, action: containing("copied to the quarantine; the") }]);
  expect(await logsIn("marks")).toEqual(files);
  await app.close();
  const again = await open();
  const { tags } = await again.ask("tags.list", {});
  expect(tags).toMatchObject([{ tag: "harbour", color: "pink" }]);
});

test("who stops a repair need not wait until all logs were gone through", async () => {
  const { library, log, places } = await libraryToCheck();
  const stopping = new AbortController();
  // Stops it while the first one is read.
  const stopped = {
    directory: library.directory,
    bringBack: library.bringBack.bind(library),
    rereadLog,
  };
  async function rereadLog(path: string): ReturnType<typeof library.rereadLog> {
    stopping.abort();
    return await library.rereadLog(path);
  }
  const options = {
    snapshots: join(places.dataDirectory, "snapshots"),
    signal: stopping.signal,
  };
  const brought = await bringLinesBack(stopped, [log, join(log, "another")], options);
  expect([...brought.keys()]).toEqual([log]);
});
