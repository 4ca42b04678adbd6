import { compareText } from "#core/compare-text.js";
import type { ArticleId, OriginalHash } from "#core/identity/ids.js";
import type { FolderListing } from "./folder-listing.ts";
import { decodeListing, encodeListing } from "./remembered-listing.ts";

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
  /** What changes while one goes through them may come twice, as it was and as it is. */
  each(): Iterable<ArticleGroup>;
}

export function createArticleGroups(): ArticleGroups {
  const byName = createListings();
  const byId = createNamesBy<ArticleId>();
  const byOriginal = createNamesBy<OriginalHash>();

  const remove = (name: string): void => {
    const listing = byName.get(name);
    if (listing === undefined) return;
    byName.delete(name);
    byId.remove(listing.identity.id, name);
    for (const hash of listing.originals) byOriginal.remove(hash, name);
  };
  /** Nearly every folder: nothing ties it to another. */
  const isAlone = ({ identity, originals }: FolderListing): boolean =>
    byId.get(identity.id).length === 1 &&
    originals.every((hash) => byOriginal.get(hash).length === 1);
  /** A folder and all that are tied to it, through others too. */
  const groupAround = (first: string): ArticleGroup | undefined => {
    const listingOfFirst = byName.get(first);
    if (listingOfFirst !== undefined && isAlone(listingOfFirst)) return groupOf([listingOfFirst]);
    const found = new Map<string, FolderListing>();
    const pending = [first];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      const listing = byName.get(name);
      if (listing === undefined || found.has(name)) continue;
      found.set(name, listing);
      pending.push(...byId.get(listing.identity.id));
      for (const hash of listing.originals) pending.push(...byOriginal.get(hash));
    }
    return groupOf([...found.values()]);
  };
  const groupOfAny = ([first]: readonly string[]): ArticleGroup | undefined =>
    first === undefined ? undefined : groupAround(first);
  return {
    get size() {
      return byName.size;
    },
    names: () => byName.keys(),
    ids: () => new Set(byId.keys()),
    get: (name) => byName.get(name),
    put(listing) {
      remove(listing.name);
      const { name, identity, originals } = byName.set(listing);
      byId.add(identity.id, name);
      for (const hash of originals) byOriginal.add(hash, name);
    },
    remove,
    withId: (articleId) => groupOfAny(byId.get(articleId)),
    withOriginal: (hash) => groupOfAny(byOriginal.get(hash)),
    ofFolder: (name) => groupAround(name),
    *each() {
      const seen = new Set<string>();
      for (const name of byName.keys()) {
        const group = seen.has(name) ? undefined : groupAround(name);
        if (group === undefined) continue;
        yield group;
        for (const folder of group.folders) seen.add(folder.name);
      }
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

interface Listings {
  readonly size: number;
  keys(): IterableIterator<string>;
  get(name: string): FolderListing | undefined;
  /** @returns as it is kept: what is cut out of it keeps no other text in memory */
  set(listing: FolderListing): FolderListing;
  delete(name: string): void;
}

/** Nearly all as one text each: as objects a hundred thousand would take twice as much, more than all the rest of the app. */
function createListings(): Listings {
  const listings = new Map<string, string | FolderListing>();
  return {
    get size() {
      return listings.size;
    },
    keys: () => listings.keys(),
    get(name) {
      const listing = listings.get(name);
      return typeof listing === "string" ? decodeListing(name, listing) : listing;
    },
    set(listing) {
      const text = encodeListing(listing);
      listings.set(listing.name, text ?? listing);
      return (text === undefined ? undefined : decodeListing(listing.name, text)) ?? listing;
    },
    delete: (name) => void listings.delete(name),
  };
}

interface NamesBy<Key> {
  keys(): Iterable<Key>;
  get(key: Key): readonly string[];
  add(key: Key, name: string): void;
  remove(key: Key, name: string): void;
}

/** Nearly always one name a key, so that one is kept without a list: this is most of what a large library takes in memory. */
function createNamesBy<Key>(): NamesBy<Key> {
  const names = new Map<Key, string | readonly string[]>();
  const get = (key: Key): readonly string[] => {
    const found = names.get(key) ?? [];
    return typeof found === "string" ? [found] : found;
  };
  const set = (key: Key, those: readonly string[]): void => {
    const [only] = those;
    if (only === undefined) names.delete(key);
    else names.set(key, those.length === 1 ? only : those);
  };
  return {
    keys: () => names.keys(),
    get,
    add: (key, name) => set(key, [...get(key), name]),
    remove(key, name) {
      set(
        key,
        get(key).filter((other) => other !== name),
      );
    },
  };
}
