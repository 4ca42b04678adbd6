import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeText } from "../../bench/material/made-text.ts";
import { storeArticle } from "../../bench/material/stored-article.ts";
import { writeLibrary } from "../../bench/material/write-library.ts";
import {
  type ArticleGroups,
  createArticleGroups,
} from "../../../electron/library/article-groups.ts";
import { isAtRest } from "../../../electron/library/folder-fingerprint.ts";
import { type FolderListing, listFolder } from "../../../electron/library/folder-listing.ts";
import { type FolderMemory, NO_MEMORY } from "../../../electron/library/folder-memory.ts";
import { createFolderScan } from "../../../electron/library/folder-scan.ts";
import { testPlaces } from "./new-library.ts";

/** More than are looked at as a whole because that is as quick. */
const ARTICLES = 320;
/** Whoever looks then finds nothing that changed just now. */
const MUCH_LATER = Date.now() + 3_600_000;

/** @returns `articles/` of a library, with a log in each */
async function foldersOf(count: number): Promise<string> {
  const { directory } = await testPlaces();
  await writeLibrary(
    directory,
    (function* () {
      for (let at = 0; at < count; at += 1) yield storeArticle(at, makeText(at, 12));
    })(),
  );
  const articles = join(directory, "articles");
  for (const name of await readdir(articles)) {
    await writeFile(logIn(articles, name), LINE);
    for (const part of ["article.json", "originals", "versions", "marks/abcdef.jsonl"]) {
      await utimes(join(articles, name, part), LONG_AGO, LONG_AGO);
    }
  }
  return articles;
}

/** In whole seconds since 1970, so that it can be set back exactly. */
const LONG_AGO = 1_750_000_000;
const LINE = '{"as":"long"}\n';

function logIn(articles: string, name: string): string {
  return join(articles, name, "marks", "abcdef.jsonl");
}

/** What is kept of folders from one start to the next. */
function memoryInMap(): FolderMemory & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    ...NO_MEMORY,
    kept,
    recallFolders: (names) =>
      new Map(names.flatMap((name) => (kept.has(name) ? [[name, kept.get(name) ?? ""]] : []))),
    keepFolders(folders) {
      for (const [name, known] of folders) kept.set(name, known);
    },
    forgetOtherFolders(names) {
      for (const name of kept.keys()) if (!names.includes(name)) kept.delete(name);
    },
  };
}

/** As the library scans, noting which folders are looked at as a whole. */
function scanning(articles: string, memory: FolderMemory) {
  const groups = createArticleGroups();
  const looked: string[] = [];
  const scan = createFolderScan({
    directory: articles,
    groups,
    memory: () => memory,
    adopt: groups.put,
    async refresh(name) {
      looked.push(name);
      const listing = await listFolder(articles, name, groups.get(name), MUCH_LATER);
      if ("kind" in listing) {
        groups.remove(name);
        return undefined;
      }
      groups.put(listing);
      return listing;
    },
  });
  return { groups, looked, scan };
}

function listed(groups: ArticleGroups): ReadonlyMap<string, FolderListing> {
  return new Map(
    [...groups.names()].flatMap((name) => {
      const listing = groups.get(name);
      return listing === undefined ? [] : [[name, listing]];
    }),
  );
}

async function listingsOf(articles: string): Promise<ReadonlyMap<string, FolderListing>> {
  const { groups, scan } = scanning(articles, NO_MEMORY);
  await scan.run();
  return listed(groups);
}

test("a start looks only at the folders that changed since the last one, whatever changed and whoever set its time back", async () => {
  const articles = await foldersOf(ARTICLES);
  const memory = memoryInMap();
  const first = scanning(articles, memory);
  await first.scan.run();
  expect(first.looked).toHaveLength(ARTICLES);

  const unchanged = scanning(articles, memory);
  await unchanged.scan.run();
  expect(unchanged.looked).toEqual([]);
  expect(unchanged.groups.size).toBe(ARTICLES);

  const names = (await readdir(articles)).toSorted();
  const [grown = "", rewritten = "", swapped = "", version = "", original = ""] = names;
  const [mended = "", log = "", moved = "", gone = ""] = names.slice(5);
  await appendFile(logIn(articles, grown), LINE);
  await changeKeepingTime(logIn(articles, rewritten), (path) =>
    writeFile(path, LINE.toUpperCase()),
  );
  await changeKeepingTime(logIn(articles, swapped), async (path) => {
    await writeFile(`${path}.other`, LINE.toUpperCase());
    await rename(`${path}.other`, path);
  });
  await changeKeepingTime(join(articles, version, "versions"), (path) =>
    writeFile(join(path, "new.html"), ""),
  );
  await changeKeepingTime(join(articles, original, "originals"), async (path) => {
    for (const name of await readdir(path)) await rm(join(path, name));
  });
  await changeKeepingTime(join(articles, mended, "article.json"), async (path) =>
    writeFile(path, await readFile(path, "utf8")),
  );
  await writeFile(join(articles, log, "marks", "ghijkl.jsonl"), LINE);
  await rename(join(articles, moved), join(articles, "Moved"));
  await rm(join(articles, gone), { recursive: true });
  await mkdir(join(articles, "Empty"));

  const changed = scanning(articles, memory);
  await changed.scan.run();
  const expected = [grown, rewritten, swapped, version, original, mended, log, "Moved", "Empty"];
  expect(changed.looked.toSorted()).toEqual(expected.toSorted());
  expect(listed(changed.groups)).toEqual(await listingsOf(articles));
  expect(memory.kept.has(gone) || memory.kept.has(moved)).toBe(false);
});

/** As a sync tool does: whatever it brings has the time that it had elsewhere. */
async function changeKeepingTime(
  path: string,
  change: (path: string) => Promise<unknown>,
): Promise<void> {
  await change(path);
  await utimes(path, LONG_AGO, LONG_AGO);
  expect((await stat(path)).mtimeMs).toBe(LONG_AGO * 1_000);
}

/** Many disks tell no moments apart that are less than some milliseconds from each other: fulfilled when the next has come. */
async function tickOfDisk(articles: string): Promise<void> {
  const probe = join(articles, "..", "probe");
  const momentOf = async (): Promise<number> => {
    await writeFile(probe, "");
    return (await stat(probe)).ctimeMs;
  };
  const before = await momentOf();
  while ((await momentOf()) === before);
}

test("a log that was written over with one of the same size and time is another to the index, too", async () => {
  const articles = await foldersOf(1);
  const [name = ""] = await readdir(articles);
  const before = (await listingsOf(articles)).get(name);
  await tickOfDisk(articles);
  await changeKeepingTime(logIn(articles, name), (path) => writeFile(path, LINE.toUpperCase()));
  const after = (await listingsOf(articles)).get(name);
  expect(after?.stamp).not.toBe(before?.stamp);
});

test("later scans look at every folder as a whole by and by, for disks whose times say nothing", async () => {
  const articles = await foldersOf(ARTICLES);
  const { looked, scan } = scanning(articles, memoryInMap());
  await scan.run();
  looked.length = 0;
  for (let scans = 0; scans < 20; scans += 1) await scan.run();
  expect(new Set(looked).size).toBe(ARTICLES);
  expect(looked).toHaveLength(ARTICLES);
});

test("what changed just now is not known: it may change once more before the clock of its disk ticks", async () => {
  const articles = await foldersOf(1);
  const [name = ""] = await readdir(articles);
  const { ctimeMs } = await stat(logIn(articles, name));
  const fingerprintAt = async (now: number): Promise<string | undefined> => {
    const listing = await listFolder(articles, name, undefined, now);
    return "kind" in listing ? undefined : listing.fingerprint;
  };
  expect(await fingerprintAt(ctimeMs + 2_000)).toBeUndefined();
  expect(await fingerprintAt(ctimeMs + 4_000)).toBeDefined();
});

test("a time in the future is no time to go by", () => {
  const file = { ino: 1, size: 1, mtimeMs: 9_000, ctimeMs: 5_000 };
  expect(isAtRest([file], 11_999)).toBe(false);
  expect(isAtRest([file, undefined], 12_000)).toBe(true);
  expect(isAtRest([file], 8_000)).toBe(false);
});
