import { type Stats, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ArticleId } from "#core/identity/ids.js";
import { type BulkDeed, type BulkGroup, lookInto } from "#core/operation/bulk-deed.js";
import { decodeBulkDeed } from "./bulk-deed-file.ts";
import { isMissing, namesIn } from "./directory-names.ts";
import type { ProblemList } from "./problem-list.ts";
import { problemWording } from "./problem-wording.ts";
import type { Quarantine } from "./quarantine.ts";
import { systemErrorCode } from "./system-error.ts";

export const DEED_SUFFIX = ".json";
/** File systems tell times in steps of some milliseconds: a folder that changed just now may change again within the same one. */
const CLOCK_STEP_MS = 100;

export interface SeenDeed {
  readonly deed: BulkDeed;
  readonly groupOf: (articleId: ArticleId) => BulkGroup | undefined;
}

/** The deeds in a folder by their file's name, oldest first; read again only where something has changed. */
export interface SeenDeeds {
  /** Throws what the file system throws, but for files that are gone: what cannot be read is not gone. */
  now(): Promise<ReadonlyMap<string, SeenDeed>>;
  /** As they were when they could last be looked at. */
  readonly latest: ReadonlyMap<string, SeenDeed>;
  distrust(): void;
  /** This process has just written one: it need not be read back. */
  wrote(name: string, deed: BulkDeed): void;
}

interface StampedDeed extends SeenDeed {
  /** Of its file. */
  readonly stamp: string;
}

export function createSeenDeeds(
  folder: string,
  {
    quarantine,
    problems,
  }: {
    readonly quarantine: Pick<Quarantine, "moveFile">;
    readonly problems: Pick<ProblemList, "set">;
  },
): SeenDeeds {
  let latest: ReadonlyMap<string, StampedDeed> = new Map();
  /** Of the folder, when the latest were read; undefined while that is in doubt. */
  let readAt: number | undefined;

  async function look(name: string): Promise<readonly (readonly [string, StampedDeed])[]> {
    const path = join(folder, name);
    const stamp = stampOf(path);
    const known = latest.get(name);
    if (known !== undefined && known.stamp === stamp) return [[name, known]];
    const loaded = await loadDeed(path);
    if (loaded === "gone") return [];
    if (loaded === "newer") {
      problems.set(path, [problemWording.newerDeed]);
      return [];
    }
    if (loaded === "damaged") {
      await setAside(path);
      return [];
    }
    problems.set(path, []);
    return [[name, { ...loaded, stamp }]];
  }

  async function setAside(path: string): Promise<void> {
    try {
      const kept = await quarantine.moveFile(path, { problem: problemWording.damagedDeed });
      problems.set(kept ?? path, [problemWording.damagedDeed]);
    } catch (error) {
      if (systemErrorCode(error) === undefined) throw error;
      // No room, or nothing can be put there; or another process was quicker.
      const isThere = changed(path) !== undefined;
      problems.set(path, isThere ? [problemWording.damagedDeedLeft] : []);
    }
  }

  return {
    get latest() {
      return latest;
    },
    distrust() {
      readAt = undefined;
    },
    wrote(name, deed) {
      const stamp = stampOf(join(folder, name));
      latest = new Map([...latest, [name, { deed, groupOf: lookInto(deed), stamp }]]);
    },
    async now() {
      const time = changed(folder)?.mtimeMs;
      if (time === undefined) return (latest = new Map());
      if (time === readAt) return latest;
      const names = (await namesIn(folder)).filter((name) => name.endsWith(DEED_SUFFIX));
      const entries = (await Promise.all(names.map(look))).flat();
      latest = new Map(
        entries.toSorted(([, one], [, other]) => compareTimes(one.deed, other.deed)),
      );
      readAt = Date.now() - time < CLOCK_STEP_MS ? undefined : time;
      return latest;
    },
  };
}

/** Throws what the file system throws. */
export async function loadDeed(path: string): Promise<SeenDeed | "gone" | "damaged" | "newer"> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return "gone";
    throw error;
  }
  const deed = decodeBulkDeed(text);
  return typeof deed === "string" ? deed : { deed, groupOf: lookInto(deed) };
}

function compareTimes(one: BulkDeed, other: BulkDeed): number {
  return one.t < other.t ? -1 : one.t > other.t ? 1 : one.action < other.action ? -1 : 1;
}

function stampOf(path: string): string {
  const found = changed(path);
  return found === undefined ? "" : `${found.mtimeMs} ${found.ino} ${found.size}`;
}

/**
 * Asked with each article that is read, of a folder that is mostly not there: by promise each time cost an error, with a stack through
 * all that waits meanwhile, 1.4 ms each in a library of 60,000.
 * @returns undefined while there is nothing of this name
 */
function changed(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
