import type { Dirent, Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "#core/compare-text.js";
import { isMissing } from "./directory-names.ts";
import { DONE, isNobodysFile, isUnfinishedName } from "./inbox-names.ts";
import type { InboxFile } from "./library.ts";

/** Size and times must stay the same for this long: some sync tools and scripts pause a second between two writes. */
const AT_REST_AFTER_MS = 2_000;

/** Deeper folders are not looked into. */
const DEEPEST = 16;

export interface InboxLook {
  /** In the order of their paths. A folder that may not be looked into is among them, so that importing it says so. */
  readonly resting: readonly InboxFile[];
  /** Changed a moment ago, or seen for the first time. */
  readonly arriving: readonly InboxFile[];
  /** Absolute; the inbox itself first. */
  readonly folders: readonly string[];
}

export interface Inbox {
  /** Milliseconds that a file must stay the same. */
  readonly atRestAfterMs: number;
  /** Looks at every file; two looks some time apart tell which of them are at rest. */
  look(): Promise<InboxLook>;
}

interface Sighting {
  readonly stamp: string;
  /** When it was first seen like this, by a clock that nobody sets. */
  readonly since: number;
}

/**
 * The folder in which files wait to be imported. That a file is whole cannot be read from its times: copying programs set
 * them back, and the clock of a network disk is another one. So it is whole when it has not changed between two looks.
 * @param directory  absolute
 */
export function createInbox(directory: string, atRestAfterMs = AT_REST_AFTER_MS): Inbox {
  let sightings = new Map<string, Sighting>();
  return {
    atRestAfterMs,
    async look() {
      const found = await walk(directory, 0);
      const now = performance.now();
      const seen = new Map<string, Sighting>();
      const resting: InboxFile[] = [];
      const arriving: InboxFile[] = [];
      for (const { path, stamp, isExpected } of found.files) {
        const before = sightings.get(path);
        const sighting = before?.stamp === stamp ? before : { stamp, since: now };
        seen.set(path, sighting);
        const isAtRest = !isExpected && now - sighting.since >= atRestAfterMs;
        (isAtRest ? resting : arriving).push({ path, stamp });
      }
      sightings = seen;
      return { resting, arriving, folders: found.folders };
    },
  };
}

/** Changes with the file. The time of the last change of any kind is part of it, so that making a file readable counts. */
export function stampOf({ size, mtimeMs, ctimeMs }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

interface FoundFile extends InboxFile {
  /** Empty, and something is on its way beside it: Firefox keeps a name like this while it downloads. */
  readonly isExpected: boolean;
}

interface Found {
  readonly files: readonly FoundFile[];
  readonly folders: readonly string[];
}

const NOTHING: Found = { files: [], folders: [] };

async function walk(folder: string, depth: number): Promise<Found> {
  const entries = await entriesOf(folder);
  if (entries === "missing") return NOTHING;
  if (entries === "unreadable") return { files: await fileAt(folder, false), folders: [] };
  const isAnythingUnfinished = entries.some(isSomethingUnfinished);
  const files: FoundFile[] = [];
  const folders = [folder];
  for (const entry of entries.toSorted((one, other) => compareText(one.name, other.name))) {
    const { name } = entry;
    const path = join(folder, name);
    if (isNobodysFile(name) || isUnfinishedName(name) || (depth === 0 && name === DONE)) continue;
    if (entry.isDirectory() && depth < DEEPEST) {
      const below = await walk(path, depth + 1);
      files.push(...below.files);
      folders.push(...below.folders);
    } else if (entry.isFile() || entry.isSymbolicLink()) {
      files.push(...(await fileAt(path, isAnythingUnfinished)));
    }
  }
  return { files, folders };
}

/** Only folders are called a download by Safari; of files Chrome calls scripts so, which it saved with a page and are whole. */
function isSomethingUnfinished(entry: Dirent): boolean {
  const isSavedScript = entry.isFile() && entry.name.toLowerCase().endsWith(".download");
  return isUnfinishedName(entry.name) && !isSavedScript;
}

async function entriesOf(folder: string): Promise<readonly Dirent[] | "missing" | "unreadable"> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return isMissing(error) ? "missing" : "unreadable";
  }
}

/** @returns nothing for what was taken away again, and for links to folders: they might lead around, or to half a disk */
async function fileAt(path: string, isAnythingUnfinished: boolean): Promise<readonly FoundFile[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  const isUnreadableFolder = found.isDirectory() && (await entriesOf(path)) === "unreadable";
  if (!found.isFile() && !isUnreadableFolder) return [];
  return [{ path, stamp: stampOf(found), isExpected: isAnythingUnfinished && found.size === 0 }];
}
