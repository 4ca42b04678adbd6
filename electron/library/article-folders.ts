import { join } from "node:path";
import { ARTICLE_FORMAT } from "#core/article/article-identity.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId, LibraryId } from "#core/identity/ids.js";
import { type ArticleGroup, type ArticleGroups, createArticleGroups } from "./article-groups.ts";
import { type FolderListing, listFolder } from "./folder-listing.ts";
import { createFoldersOutOfSight } from "./folders-out-of-sight.ts";
import { createFolderScan } from "./folder-scan.ts";
import { type FolderMemory, NO_MEMORY } from "./folder-memory.ts";
import type { ScanOptions } from "./library.ts";
import { articlesDirectory } from "./library-parts.ts";
import { readLibraryFile } from "./library-file.ts";
import { type ProblemList, isBelow } from "./problem-list.ts";
import { problemWording } from "./problem-wording.ts";
import { decodeListing } from "./remembered-listing.ts";
import type { UnlistedFolder } from "./unlisted-folder.ts";

/** Of a folder that is there, and cannot be looked into. */
const MAY_BE_AN_ARTICLE: ReadonlySet<UnlistedFolder["kind"]> = new Set([
  "unreadable",
  "undownloaded",
]);

/** What is known of `articles/`, and how to look again. */
export interface ArticleFolders {
  readonly groups: ArticleGroups;
  readonly wasScanned: boolean;
  /** Looks at every folder. Calls at the same time share one scan. */
  scan(options?: ScanOptions): Promise<void>;
  /** Lets an article be found before the first scan has ended, and scans compare instead of looking at everything. */
  remember(memory: FolderMemory): void;
  /** Looks at one folder again. @returns what it is now, or undefined when it is no article */
  refresh(name: string): Promise<FolderListing | undefined>;
  /** The article, looking for it on disk when it is not known. */
  find(articleId: ArticleId): Promise<ArticleGroup | undefined>;
  /** @returns why an article that is in none of the groups is not gone all the same: its folder is there, and cannot be looked into */
  whyOutOfSight(articleId: ArticleId): Failure | undefined;
}

export interface ArticleFoldersParts {
  readonly libraryId: LibraryId;
  readonly problems: ProblemList;
  readonly now: () => number;
  /** Hears of every look at a folder that found it changed, new or gone. */
  readonly onLook: (before: FolderListing | undefined, after: FolderListing | undefined) => void;
}

/** @param library  absolute path */
export function createArticleFolders(
  library: string,
  { libraryId, problems, now, onLook }: ArticleFoldersParts,
): ArticleFolders {
  const directory = articlesDirectory(library);
  const groups = createArticleGroups();
  let memory = NO_MEMORY;
  const outOfSight = createFoldersOutOfSight(directory);

  const refresh = lookingByName(async (name, latest): Promise<FolderListing | undefined> => {
    const listing = await listFolder(directory, name, groups.get(name), now());
    const unlisted = "kind" in listing ? listing : undefined;
    const isOutOfSight = unlisted !== undefined && (await isOnlyOutOfSight(unlisted));
    const before = groups.get(name);
    const known = isOutOfSight ? (before ?? recalled(memory, name)) : undefined;
    const after = "kind" in listing ? known : listing;
    // Until one that began later has ended, nobody may go by what is known.
    const later = latest();
    if (later !== undefined) return later;
    const problem =
      "kind" in listing ? problemWording.unlistedFolder(listing) : newerProblem(listing);
    problems.set(join(directory, name), problem === undefined ? [] : [problem]);
    outOfSight.note(name, after === undefined ? unlisted : undefined);
    if (after === undefined) {
      groups.remove(name);
      problems.forget((path) => isBelow(path, join(directory, name)));
    } else groups.put(after);
    if (before?.stamp !== after?.stamp) onLook(before, after);
    return after;
  });
  const isLibraryThere = (): Promise<boolean> => isThere(library, libraryId);
  /** A folder of a library that is gone as a whole did not vanish by itself. */
  const isOnlyOutOfSight = async ({ kind }: UnlistedFolder): Promise<boolean> =>
    MAY_BE_AN_ARTICLE.has(kind) || (kind === "vanished" && !(await isLibraryThere()));
  const adopt = (listing: FolderListing): void => {
    groups.put(listing);
    onLook(undefined, listing);
  };
  const scanning = createFolderScan({
    directory,
    groups: { names: () => [...groups.names(), ...outOfSight.names()], get: groups.get },
    memory: () => memory,
    refresh,
    adopt,
  });
  /** Without looking at all folders: where the article was when it was last seen. */
  const findWhereItWas = async (articleId: ArticleId): Promise<ArticleGroup | undefined> => {
    const names = memory.foldersOf(articleId).filter((name) => groups.get(name) === undefined);
    await Promise.all(names.map(refresh));
    return groups.withId(articleId);
  };
  return {
    groups,
    get wasScanned() {
      return scanning.hasEnded;
    },
    scan: scanning.run,
    remember(newMemory) {
      memory = newMemory;
    },
    refresh,
    async find(articleId) {
      const known = scanning.hasEnded ? groups.withId(articleId) : await findWhereItWas(articleId);
      if (known !== undefined) return known;
      // One that is under way may have read the names before this article had its own.
      await scanning.idle();
      if (await isLibraryThere()) await scanning.run();
      return groups.withId(articleId);
    },
    whyOutOfSight: (articleId) =>
      groups.withId(articleId) === undefined
        ? outOfSight.why(() => memory.foldersOf(articleId))
        : undefined,
  };
}

/** Another library may lie in its place. */
async function isThere(library: string, libraryId: LibraryId): Promise<boolean> {
  const found = await readLibraryFile(library);
  return found.ok && found.value.libraryId === libraryId;
}

/** @returns the folder as it was before this process began; undefined where nothing was kept of it */
function recalled(memory: FolderMemory, name: string): FolderListing | undefined {
  const text = memory.recallFolders([name]).get(name);
  return text === undefined ? undefined : decodeListing(name, text);
}

/** @returns undefined for a format that is known */
function newerProblem({ identity }: FolderListing): string | undefined {
  return identity.format > ARTICLE_FORMAT ? problemWording.newerArticle : undefined;
}

/**
 * Of looks at one name that overlap, the one that began last knows best.
 * @param look  is given what finds the last one, where that is another
 */
function lookingByName<Seen>(
  look: (name: string, latest: () => Promise<Seen> | undefined) => Promise<Seen>,
): (name: string) => Promise<Seen> {
  const underWay = new Map<string, { readonly latest: Promise<Seen>; readonly count: number }>();
  const latestOf = (name: string): Promise<Seen> | undefined => underWay.get(name)?.latest;
  const countOf = (name: string): number => underWay.get(name)?.count ?? 0;

  async function lookOnce(name: string, own: () => Promise<Seen>): Promise<Seen> {
    try {
      return await look(name, () => (latestOf(name) === own() ? undefined : latestOf(name)));
    } finally {
      const count = countOf(name) - 1;
      const latest = latestOf(name);
      // Kept as long as one runs that may be overtaken.
      if (count === 0 || latest === undefined) underWay.delete(name);
      else underWay.set(name, { latest, count });
    }
  }

  return (name) => {
    const own: Promise<Seen> = lookOnce(name, () => own);
    underWay.set(name, { latest: own, count: countOf(name) + 1 });
    return own;
  };
}
