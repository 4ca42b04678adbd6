import { compareText } from "#core/compare-text.js";
import type { ArticleId, OriginalHash } from "#core/identity/ids.js";
import type { FolderListing } from "./folder-listing.ts";

/** Folders that are one article: they hold the same original, or, when somebody copied one, the same id. */
export interface ArticleGroup {
  /** The smallest id. */
  readonly articleId: ArticleId;
  /** The folder that is written to first, then the others by id and name. */
  readonly folders: readonly [FolderListing, ...FolderListing[]];
  readonly stamp: string;
}

/** The article folders of a library by name, id and original. In memory; knows nothing of the disk. */
export interface ArticleGroups {
  readonly size: number;
  names(): Iterable<string>;
  /** Of every folder. */
  ids(): ReadonlySet<ArticleId>;
  get(name: string): FolderListing | undefined;
  put(listing: FolderListing): void;
  remove(name: string): void;
  /** @param articleId  canonical or a twin's */
  withId(articleId: ArticleId): ArticleGroup | undefined;
  withOriginal(hash: OriginalHash): ArticleGroup | undefined;
  ofFolder(name: string): ArticleGroup | undefined;
  all(): readonly ArticleGroup[];
}

export function createArticleGroups(): ArticleGroups {
  const byName = new Map<string, FolderListing>();
  const byId = new Map<ArticleId, Set<string>>();
  const byOriginal = new Map<OriginalHash, Set<string>>();

  const remove = (name: string): void => {
    const listing = byName.get(name);
    if (listing === undefined) return;
    byName.delete(name);
    removeFrom(byId, listing.identity.id, name);
    for (const hash of listing.originals) removeFrom(byOriginal, hash, name);
  };
  /** A folder and all that are tied to it, through others too. */
  const groupAround = (first: string): ArticleGroup | undefined => {
    const found = new Map<string, FolderListing>();
    const pending = [first];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      const listing = byName.get(name);
      if (listing === undefined || found.has(name)) continue;
      found.set(name, listing);
      pending.push(...(byId.get(listing.identity.id) ?? []));
      for (const hash of listing.originals) pending.push(...(byOriginal.get(hash) ?? []));
    }
    return groupOf([...found.values()]);
  };
  const groupOfAny = (names: ReadonlySet<string> | undefined): ArticleGroup | undefined => {
    const [first] = names ?? [];
    return first === undefined ? undefined : groupAround(first);
  };
  return {
    get size() {
      return byName.size;
    },
    names: () => byName.keys(),
    ids: () => new Set(byId.keys()),
    get: (name) => byName.get(name),
    put(listing) {
      remove(listing.name);
      byName.set(listing.name, listing);
      addTo(byId, listing.identity.id, listing.name);
      for (const hash of listing.originals) addTo(byOriginal, hash, listing.name);
    },
    remove,
    withId: (articleId) => groupOfAny(byId.get(articleId)),
    withOriginal: (hash) => groupOfAny(byOriginal.get(hash)),
    ofFolder: (name) => groupAround(name),
    all() {
      const groups = new Map<string, ArticleGroup>();
      const seen = new Set<string>();
      for (const name of byName.keys()) {
        if (seen.has(name)) continue;
        const group = groupAround(name);
        if (group === undefined) continue;
        groups.set(name, group);
        for (const folder of group.folders) seen.add(folder.name);
      }
      return [...groups.values()];
    },
  };
}

function groupOf(folders: readonly FolderListing[]): ArticleGroup | undefined {
  const [first, ...others] = folders.toSorted(
    (one, other) =>
      compareText(one.identity.id, other.identity.id) || compareText(one.name, other.name),
  );
  if (first === undefined) return undefined;
  const sorted: ArticleGroup["folders"] = [first, ...others];
  return {
    articleId: first.identity.id,
    folders: sorted,
    stamp: sorted.map(({ stamp }) => stamp).join("+"),
  };
}

function addTo<Key>(map: Map<Key, Set<string>>, key: Key, name: string): void {
  const names = map.get(key);
  if (names === undefined) map.set(key, new Set([name]));
  else names.add(name);
}

function removeFrom<Key>(map: Map<Key, Set<string>>, key: Key, name: string): void {
  const names = map.get(key);
  names?.delete(name);
  if (names?.size === 0) map.delete(key);
}
