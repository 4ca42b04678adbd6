import { appendFile, mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { CallOutput } from "#contract/calls.js";
import { containing } from "../library/matchers.ts";
import { flipBit } from "../library/library-to-check.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

let folder: TestFolder;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
});

/** An app on a library with one marked article and a snapshot of it. */
async function openMarked(): Promise<TestApp> {
  const app = await folder.open();
  onTestFinished(() => app.close());
  const articleId = await app.add("ferry.txt", "Ferry\n\nThe ferry crossed at noon.\n");
  await app.ask("annotations.createFromQuote", { articleId, exact: "at noon", note: "Why?" });
  await app.ask("snapshots.make", {});
  return app;
}

async function filesLike(directory: string, pattern: RegExp): Promise<readonly string[]> {
  const names = await readdir(join(folder.folder, directory), { recursive: true });
  return names
    .filter((name) => pattern.test(name))
    .map((name) => join(folder.folder, directory, name));
}

async function check(app: TestApp, repair = false): Promise<CallOutput<"library.check">> {
  return await app.ask("library.check", { repair });
}

test("what this device keeps of a library in good order is checked, and nothing is said of it", async () => {
  const app = await openMarked();
  expect(await check(app)).toMatchObject({ problems: [], remarks: [] });
});

test("a damaged part of a snapshot is named, and so is a damaged list of one", async () => {
  const app = await openMarked();
  const [pack = ""] = await filesLike("data", /\.pack$/);
  await flipBit(pack, 20);
  const [manifest = ""] = await filesLike("data", /\.manifest$/);
  expect((await check(app)).problems).toMatchObject([
    { path: pack, problem: containing("The next snapshot takes it from the library") },
  ]);
  await flipBit(manifest, 20);
  // Nobody names the part any more.
  const { problems } = await check(app);
  expect(problems.map(({ path, action }) => ({ path, action }))).toEqual([
    { path: manifest, action: "left as it is" },
  ]);
});

test("typed text and changes that cannot be read any more are named, and repair sets them aside whole", async () => {
  const app = await openMarked();
  const { libraryId } = await app.ask("library.overview", {});
  const places = [
    join(folder.folder, "data", "drafts", libraryId, "0123456789abcdef"),
    join(folder.folder, "cache", libraryId, "unsaved", "0123456789abcdef"),
    join(folder.folder, "data", "deeds", libraryId, "done"),
  ];
  const paths: string[] = [];
  for (const place of places) {
    await mkdir(place, { recursive: true });
    const path = join(place, "half.json");
    await writeFile(path, `{"note":"half of ${basename(place)}`);
    paths.push(path);
  }
  expect((await check(app)).problems.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  const { problems } = await check(app, true);
  const kept = problems.map(({ action }) => action.replace("moved to ", ""));
  const keptTexts = await Promise.all(kept.map((path) => readFile(path, "utf8")));
  expect(keptTexts.toSorted()).toEqual(texts.toSorted());
  expect((await check(app)).problems).toEqual([]);
});

test("what a newer Postil kept, and what waits since long, is no damage", async () => {
  const app = await openMarked();
  const { libraryId } = await app.ask("library.overview", {});
  const drafts = join(folder.folder, "data", "drafts", libraryId, "0123456789abcdef");
  await mkdir(drafts, { recursive: true });
  const newer = join(drafts, "newer.json");
  await writeFile(newer, '{"format":99}');
  const unsaved = join(folder.folder, "cache", libraryId, "unsaved", "0123456789abcdef");
  await mkdir(unsaved, { recursive: true });
  const old = join(unsaved, "1-000001.json");
  const change = { log: "library", changes: [], since: 1, after: [] };
  await writeFile(old, JSON.stringify({ format: 1, ...change }));
  await utimes(old, 0, 0);
  const { problems, remarks } = await check(app);
  expect(problems).toEqual([]);
  expect(remarks.map(({ path }) => path)).toEqual([newer, old]);
  expect(remarks[1]?.remark).toContain("1970-01-01");
});

test("the memory of a writer that cannot be read is no harm, and what was set aside is looked after", async () => {
  const app = await openMarked();
  const [log = ""] = await filesLike("library", /marks\/.*\.jsonl$/);
  await appendFile(log, "garbage\n");
  await check(app, true);
  const [line = ""] = await filesLike("data", /quarantine\/.*\/lines\/.*\.json$/);
  await appendFile(line, " ");
  const memory = join(folder.folder, "data", "writers", "zzzzzz.jsonl");
  await writeFile(memory, "\0\0\0");
  const { problems, remarks } = await check(app, true);
  expect(problems.map(({ path }) => path).toSorted()).toEqual([line, log].toSorted());
  expect(remarks.map(({ path }) => path)).toEqual([memory]);
});

test("what a check finds stands in the journal of faults", async () => {
  const app = await openMarked();
  const [html = ""] = await filesLike("library", /\.html$/);
  await flipBit(html, 4);
  await check(app);
  await app.close();
  const [journal = ""] = await filesLike("data", /^faults\/.*\.jsonl$/);
  expect(await readFile(journal, "utf8")).toContain(html);
});
