import { readdir, rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { ImportOutcome } from "#contract/records.js";
import { ARTICLE, pageWith } from "../import/made-page.ts";
import { assetName } from "../import/made-pictures.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";
import { assetsIn, BRIDGE, leftIn, pageIn, put, putFolder } from "./saved-page.ts";

const WITHIN = { timeout: 60_000, interval: 25 };

let folder: TestFolder;
let inbox: string;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  inbox = join(folder.library, "inbox");
});

async function openApp(): Promise<TestApp> {
  const app = await folder.open();
  onTestFinished(() => app.close());
  return app;
}

async function add(app: TestApp, ...paths: readonly string[]): Promise<readonly ImportOutcome[]> {
  return await app.app.importPaths(paths, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}

async function titlesIn(app: TestApp): Promise<readonly string[]> {
  return (await app.ask("articles.list", {})).rows.map(({ title }) => title).toSorted();
}

/** What is told of each file, which is a moment after it was moved. */
async function reportedIn(app: TestApp): Promise<readonly string[]> {
  const { outcomes } = await app.ask("inbox.report", {});
  return outcomes.map(({ path, status }) => `${status} ${path}`).toSorted();
}

/** Puts another file into the inbox and waits for it: whatever lay there before has come to rest then, and had its turn. */
async function takeInMore(app: TestApp): Promise<void> {
  await put(join(inbox, "more.txt"), "More\n\nIt is short.\n");
  await vi.waitFor(async () => expect(await titlesIn(app)).toContain("More"), WITHIN);
  await vi.waitFor(async () => expect(await leftIn(inbox)).not.toContain("more.txt"), WITHIN);
}

test("a page that is added brings its pictures, and what lies beside them is no article", async () => {
  const app = await openApp();
  for (const files of ["one_files", "two-Dateien"]) {
    await put(join(folder.folder, "pages", `${files.slice(0, 3)}.html`), pageIn(files));
    await putFolder(join(folder.folder, "pages", files));
  }
  const page = join(folder.folder, "pages", "one.html");
  expect(await add(app, page)).toMatchObject([{ path: page, status: "added", title: "one_files" }]);
  expect(await assetsIn(folder)).toEqual([assetName(BRIDGE)]);
  const outcomes = await add(app, join(folder.folder, "pages"));
  expect(outcomes.map(({ status, title }) => `${status} ${title}`)).toEqual([
    "known one_files",
    "added two-Dateien",
  ]);
  expect(await assetsIn(folder)).toEqual([assetName(BRIDGE), assetName(BRIDGE)]);
});

test("a page and its folder that are named together are one article", async () => {
  const app = await openApp();
  const pages = join(folder.folder, "pages");
  await put(join(pages, "one.html"), pageIn("one-fichiers"));
  await putFolder(join(pages, "one-fichiers"));
  await put(join(pages, "notes/note.txt"), "A note\n\nIt is short.\n");
  const outcomes = await add(
    app,
    ...["notes", "one-fichiers", "one.html"].map((name) => join(pages, name)),
  );
  expect(outcomes.map(({ status, title }) => `${status} ${title}`)).toEqual([
    "added A note",
    "added one-fichiers",
  ]);
});

test("a folder that only has a similar name is imported as any other", async () => {
  const app = await openApp();
  const pages = join(folder.folder, "pages");
  await put(join(pages, "trip.html"), pageWith(`${ARTICLE}<a href="trip-notes/note.txt">note</a>`));
  await put(join(pages, "trip-notes/note.txt"), "A note\n\nIt is short.\n");
  await add(app, pages);
  expect(await titlesIn(app)).toEqual(["A note", "Harbour plan approved"]);
});

test("the same page is one article, whatever lies beside it", async () => {
  const app = await openApp();
  const page = pageIn("one_files");
  await add(app, await put(join(folder.folder, "bare/one.html"), page));
  await putFolder(join(folder.folder, "whole/one_files"));
  const again = await put(join(folder.folder, "whole/one.html"), page);
  expect(await add(app, again)).toMatchObject([{ status: "known" }]);
});

test("pages outside, to which a folder of the page is a link, are not read", async () => {
  const app = await openApp();
  await put(join(folder.folder, "elsewhere/bridge.png"), BRIDGE);
  const page = await put(join(folder.folder, "pages/one.html"), pageIn("one_files"));
  await symlink(join(folder.folder, "elsewhere"), join(folder.folder, "pages/one_files"));
  expect(await add(app, page)).toMatchObject([{ status: "added" }]);
  expect(await assetsIn(folder)).toEqual([]);
});

test.each(["one_files", "one-Dateien"])(
  "in the inbox a page goes to done with its folder, and nothing of it is an article of its own: %s",
  async (files) => {
    const app = await openApp();
    await putFolder(join(inbox, "clippings", files));
    await put(join(inbox, "clippings", "one.html"), pageIn(files));
    await vi.waitFor(async () => expect(await leftIn(inbox)).toEqual(["clippings"]), WITHIN);
    expect(await titlesIn(app)).toEqual([files]);
    expect(await assetsIn(folder)).toEqual([assetName(BRIDGE)]);
    const done = await readdir(join(inbox, "done/clippings"), { recursive: true });
    expect(done.toSorted()).toEqual(
      [
        files,
        `${files}/bridge.png`,
        `${files}/empty.css`,
        `${files}/fonts`,
        `${files}/fonts/letters.woff2`,
        `${files}/saved_resource.html`,
        `${files}/script.js.download`,
        `${files}/style.css`,
        "one.html",
      ].toSorted(),
    );
    await vi.waitFor(
      async () => expect(await reportedIn(app)).toEqual(["added clippings/one.html"]),
      WITHIN,
    );
  },
);

test("a folder that comes before its page waits for it, and is not reported", async () => {
  const app = await openApp();
  await putFolder(join(inbox, "one_files"));
  await put(join(inbox, "other.txt"), "Another\n\nIt is short.\n");
  await vi.waitFor(async () => expect(await titlesIn(app)).toEqual(["Another"]), WITHIN);
  await takeInMore(app);
  expect(await titlesIn(app)).toEqual(["Another", "More"]);
  await vi.waitFor(async () => {
    expect(await reportedIn(app)).toEqual(["added more.txt", "added other.txt"]);
  }, WITHIN);
  await put(join(inbox, "one.html"), pageIn("one_files"));
  await vi.waitFor(async () => expect(await leftIn(inbox)).toEqual([]), WITHIN);
  expect(await titlesIn(app)).toEqual(["Another", "More", "one_files"]);
  expect(await assetsIn(folder)).toEqual([assetName(BRIDGE)]);
});

test("a folder that comes after its page is not reported, and nothing of it is an article of its own", async () => {
  const app = await openApp();
  await put(join(inbox, "one.html"), pageIn("one_files"));
  await vi.waitFor(async () => expect(await leftIn(inbox)).toEqual([]), WITHIN);
  await putFolder(join(inbox, "one_files"));
  await put(join(inbox, "other.txt"), "Another\n\nIt is short.\n");
  await vi.waitFor(
    async () => expect(await titlesIn(app)).toEqual(["Another", "one_files"]),
    WITHIN,
  );
  await takeInMore(app);
  expect(await titlesIn(app)).toEqual(["Another", "More", "one_files"]);
  await vi.waitFor(async () => {
    const all = ["added more.txt", "added one.html", "added other.txt"];
    expect(await reportedIn(app)).toEqual(all);
  }, WITHIN);
});

test("a page that fails stays with its folder, and goes with it when it has been mended", async () => {
  const app = await openApp();
  await putFolder(join(inbox, "one_files"));
  await put(join(inbox, "one.html"), "");
  await vi.waitFor(async () => {
    const { outcomes } = await app.ask("inbox.report", {});
    expect(outcomes).toMatchObject([{ path: "one.html", status: "failed", code: "file-empty" }]);
  }, WITHIN);
  expect(await leftIn(inbox)).toContain("one_files/bridge.png");
  await put(join(inbox, "one.html"), pageIn("one_files"));
  await vi.waitFor(async () => expect(await leftIn(inbox)).toEqual([]), WITHIN);
  expect(await assetsIn(folder)).toEqual([assetName(BRIDGE)]);
});

test("an article in a folder that is called like a page's is imported all the same", async () => {
  const app = await openApp();
  await put(join(inbox, "project_files/note.txt"), "A note\n\nIt is short.\n");
  await vi.waitFor(async () => expect(await titlesIn(app)).toEqual(["A note"]), WITHIN);
});

test("folders of the same name in done are kept apart", async () => {
  const app = await openApp();
  await putFolder(join(inbox, "done/one_files"));
  await put(join(inbox, "done/one.html"), "An older page");
  await putFolder(join(folder.folder, "elsewhere"));
  await rename(join(folder.folder, "elsewhere"), join(inbox, "one_files"));
  await put(join(inbox, "one.html"), pageIn("one_files"));
  await vi.waitFor(async () => expect(await leftIn(inbox)).toEqual([]), WITHIN);
  expect(await titlesIn(app)).toEqual(["one_files"]);
  expect((await readdir(join(inbox, "done"))).toSorted()).toEqual([
    "one 2.html",
    "one.html",
    "one_files",
    "one_files 2",
  ]);
});
