import { mkdir, readdir, rename, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { ImportOutcome } from "#contract/records.js";
import { namesIn } from "../../../electron/library/directory-names.ts";
import { ARTICLE, pageWith } from "../import/made-page.ts";
import { assetName, pngOf } from "../import/made-pictures.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const WITHIN = { timeout: 60_000, interval: 100 };
/** Longer than a file of the inbox needs to come to rest and to be taken in. */
const QUIET_MS = 6_000;
const [BRIDGE, BOAT] = [pngOf(1), pngOf(2)];

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

async function put(path: string, content: string | Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

/** What a page consists of that is saved with this folder: its title is the folder's name. */
function pageIn(files: string): string {
  return pageWith(
    `${ARTICLE}<p><img src="./${files}/bridge.png"></p>${ARTICLE}`,
    `<title>${files}</title><link rel="stylesheet" href="./${files}/style.css">`,
  );
}

/** As a browser saves it: pictures, styles, scripts, and frames, which are pages themselves. */
async function putFolder(path: string): Promise<void> {
  await put(join(path, "bridge.png"), BRIDGE);
  await put(join(path, "style.css"), "p { color: red }");
  await put(join(path, "empty.css"), "");
  await put(join(path, "script.js.download"), "alert(1)");
  await put(join(path, "saved_resource.html"), pageWith(ARTICLE, "<title>A frame</title>"));
  await put(join(path, "fonts/letters.woff2"), "wOF2");
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

/** Names of the pictures that the library keeps. */
async function assetsInLibrary(): Promise<readonly string[]> {
  const articles = join(folder.library, "articles");
  const kept = await Promise.all(
    (await namesIn(articles)).map((name) =>
      readdir(join(articles, name, "assets")).catch(() => []),
    ),
  );
  return kept.flat().toSorted();
}

/** Every file and folder below, the inbox's own `done` aside. */
async function left(): Promise<readonly string[]> {
  const below = await readdir(inbox, { recursive: true });
  return below.filter((name) => name !== "done" && !name.startsWith("done/")).toSorted();
}

test("a page that is added brings its pictures, and what lies beside them is no article", async () => {
  const app = await openApp();
  for (const files of ["one_files", "two-Dateien"]) {
    await put(join(folder.folder, "pages", `${files.slice(0, 3)}.html`), pageIn(files));
    await putFolder(join(folder.folder, "pages", files));
  }
  const page = join(folder.folder, "pages", "one.html");
  expect(await add(app, page)).toMatchObject([{ path: page, status: "added", title: "one_files" }]);
  expect(await assetsInLibrary()).toEqual([assetName(BRIDGE)]);
  const outcomes = await add(app, join(folder.folder, "pages"));
  expect(outcomes.map(({ status, title }) => `${status} ${title}`)).toEqual([
    "known one_files",
    "added two-Dateien",
  ]);
  expect(await assetsInLibrary()).toEqual([assetName(BRIDGE), assetName(BRIDGE)]);
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
  expect(await assetsInLibrary()).toEqual([]);
});

test.each(["one_files", "one-Dateien"])(
  "in the inbox a page goes to done with its folder, and nothing of it is an article of its own: %s",
  async (files) => {
    const app = await openApp();
    await putFolder(join(inbox, "clippings", files));
    await put(join(inbox, "clippings", "one.html"), pageIn(files));
    await vi.waitFor(async () => expect(await left()).toEqual(["clippings"]), WITHIN);
    expect(await titlesIn(app)).toEqual([files]);
    expect(await assetsInLibrary()).toEqual([assetName(BRIDGE)]);
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
    const { outcomes } = await app.ask("inbox.report", {});
    expect(outcomes.map(({ path, status }) => `${status} ${path}`)).toEqual([
      "added clippings/one.html",
    ]);
  },
);

test("a folder that comes before its page waits for it, and is not reported", async () => {
  const app = await openApp();
  await putFolder(join(inbox, "one_files"));
  await put(join(inbox, "other.txt"), "Another\n\nIt is short.\n");
  await vi.waitFor(async () => expect(await titlesIn(app)).toEqual(["Another"]), WITHIN);
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  expect(await titlesIn(app)).toEqual(["Another"]);
  const { outcomes } = await app.ask("inbox.report", {});
  expect(outcomes.map(({ path }) => path)).toEqual(["other.txt"]);
  await put(join(inbox, "one.html"), pageIn("one_files"));
  await vi.waitFor(async () => expect(await left()).toEqual([]), WITHIN);
  expect(await titlesIn(app)).toEqual(["Another", "one_files"]);
  expect(await assetsInLibrary()).toEqual([assetName(BRIDGE)]);
});

test("a folder that comes after its page is not reported, and nothing of it is an article of its own", async () => {
  const app = await openApp();
  await put(join(inbox, "one.html"), pageIn("one_files"));
  await vi.waitFor(async () => expect(await left()).toEqual([]), WITHIN);
  await putFolder(join(inbox, "one_files"));
  await put(join(inbox, "other.txt"), "Another\n\nIt is short.\n");
  await vi.waitFor(
    async () => expect(await titlesIn(app)).toEqual(["Another", "one_files"]),
    WITHIN,
  );
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  expect(await titlesIn(app)).toEqual(["Another", "one_files"]);
  const { outcomes } = await app.ask("inbox.report", {});
  expect(outcomes.map(({ path }) => path).toSorted()).toEqual(["one.html", "other.txt"]);
});

test("a page waits until its folder is whole", async () => {
  const app = await openApp();
  await put(join(inbox, "one.html"), pageIn("one_files"));
  // Something goes on arriving for longer than the page alone would need.
  for (let part = 0; part < 14; part += 1) {
    await put(join(inbox, "one_files", `${part}.png`), BOAT);
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS / 12));
  }
  expect(await titlesIn(app)).toEqual([]);
  await put(join(inbox, "one_files/bridge.png"), BRIDGE);
  await vi.waitFor(async () => expect(await left()).toEqual([]), WITHIN);
  expect(await assetsInLibrary()).toEqual([assetName(BRIDGE)]);
});

test("a page that fails stays with its folder, and goes with it when it has been mended", async () => {
  const app = await openApp();
  await putFolder(join(inbox, "one_files"));
  await put(join(inbox, "one.html"), "");
  await vi.waitFor(async () => {
    const { outcomes } = await app.ask("inbox.report", {});
    expect(outcomes).toMatchObject([{ path: "one.html", status: "failed", code: "file-empty" }]);
  }, WITHIN);
  expect(await left()).toContain("one_files/bridge.png");
  await put(join(inbox, "one.html"), pageIn("one_files"));
  await vi.waitFor(async () => expect(await left()).toEqual([]), WITHIN);
  expect(await assetsInLibrary()).toEqual([assetName(BRIDGE)]);
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
  await putFolder(join(inbox, "elsewhere"));
  await rename(join(inbox, "elsewhere"), join(inbox, "one_files"));
  await put(join(inbox, "one.html"), pageIn("one_files"));
  await vi.waitFor(async () => expect(await left()).toEqual([]), WITHIN);
  expect(await titlesIn(app)).toEqual(["one_files"]);
  expect((await readdir(join(inbox, "done"))).toSorted()).toEqual([
    "one 2.html",
    "one.html",
    "one_files",
    "one_files 2",
  ]);
});
