import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { LibraryId } from "#core/identity/ids.js";

/** `index.sqlite`, then `index-2.sqlite` and so on. */
const NAME = /^index(?:-([2-9]|[1-9][0-9]+))?\.sqlite$/;
/** What SQLite keeps beside a database. */
const COMPANIONS = ["-wal", "-shm", "-journal"] as const;

/**
 * Where an index lies. A damaged one is never replaced under its own name: a process that still has it open would delete the
 * newcomer's log when it closes. The newcomer takes the next number; processes that work on a lower one move on to it.
 */
export interface IndexPlace {
  /** From 1. */
  readonly generation: number;
  readonly path: string;
}

/** @returns the newest that there is, or the first */
export function newestPlace(cacheDirectory: string, libraryId: LibraryId): IndexPlace {
  const directory = join(cacheDirectory, libraryId);
  mkdirSync(directory, { recursive: true });
  const generations = readdirSync(directory).flatMap((name) => generationOf(name) ?? []);
  return placeAt(directory, Math.max(1, ...generations));
}

export function nextPlace(place: IndexPlace): IndexPlace {
  return placeAt(join(place.path, ".."), place.generation + 1);
}

/** Whether another process has given this index up. Asked before every use, so it looks at one name only. */
export function isLeft(place: IndexPlace): boolean {
  return statSync(nextPlace(place).path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Clears away what lies below a new index. A folder that someone put there is not ours to delete: it is put aside. */
export function removeOlderThan(place: IndexPlace): void {
  for (let generation = 1; generation < place.generation; generation += 1) {
    const old = placeAt(join(place.path, ".."), generation).path;
    try {
      if (statSync(old, { throwIfNoEntry: false })?.isDirectory() === true) {
        renameSync(old, `${old}.set-aside-${Date.now()}`);
      }
      for (const path of [old, ...COMPANIONS.map((companion) => old + companion)]) {
        rmSync(path, { force: true });
      }
    } catch {
      // Still open elsewhere (Windows), or not ours to delete: it is not read any more, and the next start tries again.
    }
  }
}

function generationOf(name: string): number | undefined {
  const match = NAME.exec(name);
  return match === null ? undefined : Number(match[1] ?? 1);
}

function placeAt(directory: string, generation: number): IndexPlace {
  const name = generation === 1 ? "index.sqlite" : `index-${generation}.sqlite`;
  return { generation, path: join(directory, name) };
}
