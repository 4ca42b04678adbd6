import type { ArticleGroups } from "./article-groups.ts";
import { namesIn } from "./directory-names.ts";
import type { ScanOptions } from "./library.ts";

/** Folders looked at at once: more do not make a disk faster. */
const PARALLEL_LISTINGS = 16;

const TELL_EVERY_MS = 250;

/** Looks at all folders of `articles/`, one scan at a time. */
export interface FolderScan {
  /** Whether one has come to its end, so that every folder is known. */
  readonly hasEnded: boolean;
  readonly underWay: Promise<void> | undefined;
  /** Calls at the same time share one scan. */
  scan(options?: ScanOptions): Promise<void>;
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
  let underWay: Promise<void> | undefined;
  /** Who waits for the scan that is under way. */
  const waiting = new Set<ScanOptions>();
  const isStopped = (): boolean => [...waiting].some(({ signal }) => signal?.aborted === true);

  async function scanOnce(): Promise<void> {
    const before = [...groups.names()]; // An article added meanwhile may not be among the names.
    const names = await namesIn(directory);
    const present = new Set(names);
    for (const name of before) if (!present.has(name)) await refresh(name);
    let next = 0;
    let toldAt = performance.now();
    const listSome = async (): Promise<void> => {
      for (let name = names[next++]; name !== undefined; name = names[next++]) {
        if (isStopped()) return;
        await refresh(name);
        if (performance.now() - toldAt < TELL_EVERY_MS) continue;
        toldAt = performance.now();
        const done = Math.min(next, names.length);
        for (const { onProgress } of waiting) onProgress?.(done, names.length);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL_LISTINGS }, listSome));
    hasEnded ||= !isStopped();
  }

  return {
    get hasEnded() {
      return hasEnded;
    },
    get underWay() {
      return underWay;
    },
    async scan(options = {}) {
      waiting.add(options);
      underWay ??= scanOnce().finally(() => {
        underWay = undefined;
      });
      await underWay.finally(() => waiting.delete(options));
    },
  };
}
