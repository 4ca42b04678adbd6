import { join } from "node:path";
import { problemWording } from "../library/problem-wording.ts";
import type { Places } from "../library/default-places.ts";
import { namesIn } from "../library/directory-names.ts";
import { makeDirectories } from "../library/flush-directory.ts";
import { isGone } from "../library/kept-place.ts";
import type { CheckedProblem } from "../library/check/check-report.ts";
import type { Library, LibraryProblem } from "../library/library.ts";
import { moveDurably } from "../library/replace-durably.ts";
import { systemErrorCode } from "../library/system-error.ts";
import { createProcessFolders } from "./process-folders.ts";

/** What waits in the data folder to be written into a library that is not where it was: offered, and taken by nobody unasked. */
export interface LeftBehind {
  /** As of the last look. */
  problems(): readonly LibraryProblem[];
  /** Takes as long as the disks where the library lay once. Nobody should wait for it. */
  look(): Promise<void>;
  /** Looks once more. @returns what waits, and what was done about it: with `repair` this library takes it */
  check(options: { readonly repair: boolean }): Promise<readonly CheckedProblem[]>;
}

/** Where changes wait that belong to one place of a library. */
interface WaitingDirectories {
  /** Deeds on very many articles, a file each. */
  readonly deeds: string;
  /** In these each process has a folder. */
  readonly drafts: string;
  readonly unsaved: string;
}

/** @param name  see `KeptPlace` */
export function waitingDirectories(name: string, { data, cache }: Places): WaitingDirectories {
  return {
    deeds: join(data, "deeds", name, "waiting"),
    drafts: join(data, "drafts", name),
    unsaved: join(cache, name, "unsaved"),
  };
}

/** @param onTaken  there is something to be written now */
export function createLeftBehind(
  { kept, identity, directory }: Pick<Library, "kept" | "identity" | "directory">,
  places: Places,
  onTaken: () => Promise<void>,
): LeftBehind {
  const own = waitingDirectories(kept.name, places);
  let latest: readonly CheckedProblem[] = [];

  async function check(repair: boolean): Promise<readonly CheckedProblem[]> {
    const found: CheckedProblem[] = [];
    for (const { name, path } of kept.others) {
      const directories = waitingDirectories(name, places);
      // First, since it is here: the other place may be on a disk of the network that answers late, or never.
      const count = await countIn(directories);
      if (count === 0 || !(await isGone(path, identity.libraryId))) continue;
      const action = repair ? await take(directories, own) : problemWording.actions.left;
      found.push({ path: path || directory, problem: problemWording.leftBehind(count), action });
    }
    if (repair && found.length > 0) await onTaken();
    return found;
  }

  return {
    problems: () => latest.map(({ path, problem }) => ({ path, problem })),
    async look() {
      latest = await check(false);
    },
    async check({ repair }) {
      const found = await check(repair);
      latest = repair ? await check(false) : found;
      return found;
    },
  };
}

async function countIn({ deeds, drafts, unsaved }: WaitingDirectories): Promise<number> {
  const counts = [(await changesIn(deeds)).length];
  for (const parent of [drafts, unsaved]) {
    for (const name of await readable(parent)) {
      counts.push((await changesIn(join(parent, name))).length);
    }
  }
  return counts.reduce((sum, one) => sum + one, 0);
}

async function changesIn(directory: string): Promise<readonly string[]> {
  return (await readable(directory)).filter((name) => name.endsWith(".json"));
}

/** What cannot be read now is looked for at the next start. */
async function readable(directory: string): Promise<readonly string[]> {
  try {
    return await namesIn(directory);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return [];
  }
}

/** @returns what was done, in words */
async function take(from: WaitingDirectories, to: WaitingDirectories): Promise<string> {
  try {
    await makeDirectories(to.deeds);
    for (const name of await changesIn(from.deeds)) {
      await moveDurably(join(from.deeds, name), join(to.deeds, name));
    }
    await takeFolders(from.drafts, to.drafts);
    await takeFolders(from.unsaved, to.unsaved);
    return problemWording.actions.takenIn;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return problemWording.actions.notMoved(code);
  }
}

/** Those of processes that ended. */
async function takeFolders(from: string, to: string): Promise<void> {
  const folders = createProcessFolders(from);
  try {
    for (const folder of await folders.takeOver()) {
      await makeDirectories(to);
      await moveDurably(folder, join(to, folder.slice(from.length + 1)));
    }
  } finally {
    await folders.close();
  }
}
