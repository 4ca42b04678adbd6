import { join } from "node:path";
import type { ArticleId } from "#core/identity/ids.js";
import { type ArticleGroup, type ArticleGroups, createArticleGroups } from "./article-groups.ts";
import { namesIn } from "./directory-names.ts";
import { type FolderListing, listFolder } from "./folder-listing.ts";
import { articlesDirectory } from "./library-parts.ts";
import { readLibraryFile } from "./library-file.ts";
import { type ProblemList, isBelow } from "./problem-list.ts";
import { problemWording } from "./problem-wording.ts";
import type { UnlistedFolder } from "./unlisted-folder.ts";

/** Folders looked at at once: more do not make a disk faster. */
const PARALLEL_LISTINGS = 16;

/** What is known of `articles/`, and how to look again. */
export interface ArticleFolders {
  readonly groups: ArticleGroups;
  readonly wasScanned: boolean;
  /** Looks at every folder. Calls at the same time share one scan. */
  scan(): Promise<void>;
  /** Looks at one folder again. @returns what it is now, or undefined when it is no article */
  refresh(name: string): Promise<FolderListing | undefined>;
  /** The article, looking for it on disk when it is not known. */
  find(articleId: ArticleId): Promise<ArticleGroup | undefined>;
}

/**
 * @param library  absolute path
 * @param onLook  hears of every look at a folder that found it changed, new or gone
 */
export function createArticleFolders(
  library: string,
  problems: ProblemList,
  onLook: (before: FolderListing | undefined, after: FolderListing | undefined) => void,
): ArticleFolders {
  const directory = articlesDirectory(library);
  const groups = createArticleGroups();
  const latestLook = new Map<string, number>();
  let looks = 0;
  let wasScanned = false;
  let scanning: Promise<void> | undefined;

  const refresh = async (name: string): Promise<FolderListing | undefined> => {
    const look = ++looks;
    latestLook.set(name, look);
    const listing = await listFolder(directory, name, groups.get(name));
    const unlisted = "kind" in listing ? listing : undefined;
    const isOutOfSight = unlisted !== undefined && (await isOnlyOutOfSight(unlisted));
    const before = groups.get(name);
    const after = isOutOfSight ? before : "kind" in listing ? undefined : listing;
    // Of looks that overlap, the one that began last knows best.
    if (latestLook.get(name) !== look) return after;
    latestLook.delete(name);
    const problem = unlisted && problemWording.unlistedFolder(unlisted);
    problems.set(join(directory, name), problem === undefined ? [] : [problem]);
    if (after === undefined) {
      groups.remove(name);
      problems.forget((path) => isBelow(path, join(directory, name)));
    } else groups.put(after);
    if (before?.stamp !== after?.stamp) onLook(before, after);
    return after;
  };
  /** A folder of a library that is gone as a whole did not vanish by itself. */
  const isOnlyOutOfSight = async ({ kind }: UnlistedFolder): Promise<boolean> =>
    kind === "unreadable" || (kind === "vanished" && !(await readLibraryFile(library)).ok);
  const scanOnce = async (): Promise<void> => {
    const before = [...groups.names()]; // An article added meanwhile may not be among the names.
    const names = await namesIn(directory);
    const present = new Set(names);
    for (const name of before) if (!present.has(name)) await refresh(name);
    let next = 0;
    const listSome = async (): Promise<void> => {
      for (let name = names[next++]; name !== undefined; name = names[next++]) await refresh(name);
    };
    await Promise.all(Array.from({ length: PARALLEL_LISTINGS }, listSome));
    wasScanned = true;
  };
  const scan = (): Promise<void> => {
    scanning ??= scanOnce().finally(() => {
      scanning = undefined;
    });
    return scanning;
  };
  return {
    groups,
    get wasScanned() {
      return wasScanned;
    },
    scan,
    refresh,
    async find(articleId) {
      if (wasScanned) {
        const known = groups.withId(articleId);
        if (known !== undefined) return known;
      }
      await scan();
      return groups.withId(articleId);
    },
  };
}
