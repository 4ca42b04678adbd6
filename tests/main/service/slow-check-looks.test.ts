import { execFileSync } from "node:child_process";
import { open as openFile, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { openLibrary } from "../../../electron/library/open-library.ts";
import {
  type CheckPace,
  type CheckSlowly,
  createCheckSlowly,
} from "../../../electron/service/check-slowly.ts";
import { flipBit } from "../library/library-to-check.ts";
import { valueOf } from "../library/new-library.ts";
import { makeTestFolder, type TestFolder } from "./open-test-app.ts";
import { AT_ONCE, NEVER, WITHIN, roundNow, threeOriginals } from "./slowly-checked-library.ts";

/** What lies beside the folders of articles, among their names. */
const BESIDE = "";
/** What is to be looked at. */
const LIST = "/";

let folder: TestFolder;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
});

interface Begun {
  readonly slowly: CheckSlowly;
  /** Names of folders, BESIDE and LIST, in the order in which they were looked at. */
  readonly looks: readonly string[];
}

/**
 * The check alone, which nobody asks for anything.
 * @param onLook  called with what is looked at, before that
 * @param onLooked  called with a folder that was looked at, after that
 */
async function begin(
  pace: Partial<CheckPace>,
  onLook: (piece: string, slowly: CheckSlowly) => Promise<void> | void = () => undefined,
  onLooked: (piece: string) => void = () => undefined,
): Promise<Begun> {
  const data = join(folder.folder, "data");
  const library = valueOf(
    await openLibrary({ directory: folder.library, dataDirectory: data, create: false }),
  );
  const { directory, faults, identity } = library;
  const looks: string[] = [];
  async function hear(piece: string): Promise<void> {
    looks.push(piece);
    await onLook(piece, slowly);
  }
  const slowly: CheckSlowly = createCheckSlowly({
    library: {
      directory,
      faults,
      async foldersToCheck() {
        await hear(LIST);
        return await library.foldersToCheck();
      },
      async checkFolder(name, signal) {
        await hear(name);
        const checked = await library.checkFolder(name, signal);
        onLooked(name);
        return checked;
      },
      async checkBeside(kept, signal) {
        await hear(BESIDE);
        return await library.checkBeside(kept, signal);
      },
    },
    memory: join(data, "checks", `${library.kept.name}.json`),
    kept: { snapshots: join(data, "snapshots", identity.libraryId), files: [] },
    pace: { ...AT_ONCE, ...pace },
    onFound: () => undefined,
    onFault(error) {
      throw error;
    },
  });
  onTestFinished(async () => {
    await slowly.close();
    await library.close();
  });
  slowly.begin();
  return { slowly, looks };
}

async function waitForEnd(): Promise<void> {
  await vi.waitFor(async () => expect((await roundNow(folder)).ended).not.toBeNull(), WITHIN);
}

function folderOf(original: string): string {
  return basename(dirname(dirname(original)));
}

test("while the library is out of sight nothing counts as mended, and no round ends", async () => {
  const [first] = await threeOriginals(folder);
  await flipBit(first, 3);
  const { slowly, looks } = await begin({});
  await waitForEnd();
  expect(slowly.problems()).toMatchObject([{ path: first }]);
  const away = `${folder.library}-away`;
  await rename(folder.library, away);
  const { length } = looks;
  await vi.waitFor(() => expect(looks.length).toBeGreaterThan(length + 4), WITHIN);
  expect(slowly.problems()).toMatchObject([{ path: first }]);
  await rename(away, folder.library);
});

test("a round that begins while the library is out of sight is none", async () => {
  await threeOriginals(folder);
  const away = `${folder.library}-away`;
  let lists = 0;
  const { looks } = await begin({}, async (piece) => {
    if (piece === LIST) lists += 1;
    if (piece === LIST && lists === 1) await rename(folder.library, away);
  });
  await vi.waitFor(() => expect(lists).toBeGreaterThan(3), WITHIN);
  expect(new Set(looks)).toEqual(new Set([LIST]));
  await expect(roundNow(folder)).rejects.toThrow();
  await rename(away, folder.library);
  await waitForEnd();
});

test("closing while snapshots are looked at forgets nothing that was found in them", async () => {
  {
    await using app = await folder.open();
    await app.add("ferry.txt", "Ferry\n\nThe ferry crossed at noon.\n");
    await app.ask("snapshots.make", {});
  }
  const snapshots = join(folder.folder, "data", "snapshots");
  const names = await readdir(snapshots, { recursive: true });
  const pack = join(snapshots, names.find((name) => name.endsWith(".pack")) ?? "");
  await flipBit(pack, 20);
  const before = await begin({});
  await waitForEnd();
  expect(before.slowly.problems()).toMatchObject([{ path: pack }]);
  await before.slowly.close();
  let closed: Promise<void> | undefined;
  await begin({}, (piece, slowly) => {
    if (piece === BESIDE) closed ??= slowly.close();
  });
  await vi.waitFor(() => expect(closed).toBeDefined(), WITHIN);
  await closed;
  expect((await roundNow(folder)).found).toMatchObject([{ path: pack }]);
});

test.skipIf(process.platform === "win32")(
  "closing waits for no file that a disk does not give",
  async () => {
    const [, second] = await threeOriginals(folder);
    await rm(second);
    // Whoever opens it to read waits until somebody writes, as on a network disk that hangs.
    execFileSync("mkfifo", [second]);
    let isClosed = false;
    const { slowly, looks } = await begin({});
    await vi.waitFor(() => expect(looks).toContain(folderOf(second)), WITHIN);
    const closing = slowly.close().then(() => (isClosed = true));
    try {
      await vi.waitFor(() => expect(isClosed).toBe(true), { ...WITHIN, timeout: 10_000 });
    } finally {
      // Lets go whoever still waits.
      await (await openFile(second, "r+")).close();
      await closing;
    }
  },
);

test("what is known already is looked at once, and keeps no round waiting", async () => {
  const [first] = await threeOriginals(folder);
  await flipBit(first, 3);
  const { slowly } = await begin({});
  await waitForEnd();
  await slowly.close();
  const path = join(folder.folder, "data", "checks");
  const [name = ""] = (await readdir(path)).filter((one) => one.endsWith(".json"));
  const round = { ...(await roundNow(folder)), ended: null };
  await writeFile(join(path, name), JSON.stringify(round));
  const later = await begin({ secondLook: NEVER });
  await waitForEnd();
  expect(later.slowly.problems()).toMatchObject([{ path: first }]);
});

test("the time before a second look counts for no pause", async () => {
  const [first, second] = await threeOriginals(folder);
  const bytes = await readFile(first);
  await flipBit(first, 3);
  // Of the clock by which it works: no look takes any time, and what is between the two looks takes more than any test.
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  let looked = 0;
  const { looks } = await begin(
    {},
    async (piece) => {
      if (piece === folderOf(first)) looked += 1;
      if (looked === 2) await writeFile(first, bytes);
    },
    (piece) => {
      // As soon as it has been noted how long the first look took.
      if (piece === folderOf(first) && looked === 1) setImmediate(() => (now += NEVER));
    },
  );
  // Sooner than the longest pause is over.
  const soon = { ...WITHIN, timeout: 30_000 };
  await vi.waitFor(() => expect(looks).toContain(folderOf(second)), soon);
  expect(now).toBe(NEVER);
});
