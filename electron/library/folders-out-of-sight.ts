import { join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import type { UnlistedFolder } from "./unlisted-folder.ts";

/** Folders that are there and cannot be looked into, and of which nothing is known, not even from an earlier time. */
export interface FoldersOutOfSight {
  names(): Iterable<string>;
  /** @param found  what a look at it found; undefined where it is known all the same */
  note(name: string, found: UnlistedFolder | undefined): void;
  /** @returns why the first of these that is out of sight is; undefined where none is */
  why(names: () => readonly string[]): Failure | undefined;
}

/** @param directory  `articles/` */
export function createFoldersOutOfSight(directory: string): FoldersOutOfSight {
  const reasons = new Map<string, Failure>();
  return {
    names: () => reasons.keys(),
    note(name, found) {
      const reason = found && reasonOf(found, join(directory, name));
      if (reason === undefined) reasons.delete(name);
      else reasons.set(name, reason);
    },
    why(names) {
      // Nearly always: nobody need look up where an article was.
      if (reasons.size === 0) return undefined;
      return names()
        .map((name) => reasons.get(name))
        .find((reason) => reason !== undefined);
    },
  };
}

/** @returns undefined where nothing is there that could be an article, or what is there says that it is none */
function reasonOf(found: UnlistedFolder, path: string): Failure | undefined {
  if (found.kind === "undownloaded") return { code: "article-incomplete", path };
  if (found.kind === "unreadable") return { code: "file-unreadable", path, detail: found.code };
  return undefined;
}
