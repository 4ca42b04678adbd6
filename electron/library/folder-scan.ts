import type { ArticleGroups } from "./article-groups.ts";
import { namesIn } from "./directory-names.ts";
import { createSharedScan, type SharedScan } from "./shared-scan.ts";

/** Folders looked at at once: more do not make a disk faster. */
const PARALLEL_LISTINGS = 16;

/** Looks at all folders of `articles/`, one scan at a time. */
export interface FolderScan extends SharedScan {
  /** Whether one has come to its end, so that every folder is known. */
  readonly hasEnded: boolean;
}

/**
 * @param directory  `articles/`
 * @param groups  what is known
 * @param refresh  looks at one folder again
 */
export function createFolderScan(
  directory: string,
  groups: Pick<ArticleGroups, "names">,
  refresh: (name: string) => Promise<unknown>,
): FolderScan {
  let hasEnded = false;
  const scans = createSharedScan(async ({ isStopped, tell }) => {
    const before = [...groups.names()]; // An article added meanwhile may not be among the names.
    const names = await namesIn(directory);
    const present = new Set(names);
    for (const name of before) if (!present.has(name)) await refresh(name);
    let next = 0;
    const listSome = async (): Promise<void> => {
      for (let name = names[next++]; name !== undefined; name = names[next++]) {
        if (isStopped()) return;
        await refresh(name);
        tell(Math.min(next, names.length), names.length);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL_LISTINGS }, listSome));
    hasEnded ||= !isStopped();
  });
  return {
    ...scans,
    get hasEnded() {
      return hasEnded;
    },
  };
}
