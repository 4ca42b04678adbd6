import { type FSWatcher, watch } from "node:fs";
import { join, sep } from "node:path";
import { articlesDirectory, marksDirectory } from "./library-parts.ts";
import { isTemporaryName } from "./temporary-name.ts";
import { createDirectoryWatch } from "./watch-directories.ts";

/** Two for each article: 10,000 articles, the newest, are told of at once; the others when the library is polled. */
const MOST_WATCHES = 20_100;

/** A part of the library in which something happened. */
export type Place =
  | { readonly kind: "root" }
  | { readonly kind: "marks" }
  | { readonly kind: "inbox" }
  /** Any of the article folders; the system did not say which. */
  | { readonly kind: "articles" }
  | { readonly kind: "article"; readonly name: string };

/** Hears from the system where something happened; not what, which comparing finds out. */
export interface PlaceWatch {
  /** Some places cannot be watched; only polling sees them. */
  readonly isPartial: boolean;
  /** A folder that is an article: what may change of it. */
  watchArticle(name: string): void;
  /** A folder that is no article yet. A sync tool brings it piece by piece, in any order, `article.json` perhaps last. */
  watchArriving(name: string): void;
  forgetArticle(name: string): void;
  /**
   * @param folders  absolute: the inbox and those below it, as they are now
   * @returns whether one of them is watched only from now on: what came into it before is told by nobody
   */
  watchInbox(folders: readonly string[]): boolean;
  close(): void;
}

export function watchPlaces(directory: string, onEvent: (place: Place) => void): PlaceWatch {
  return process.platform === "darwin" || process.platform === "win32"
    ? watchTree(directory, onEvent)
    : watchEach(directory, onEvent);
}

/** Linux: every directory has a watch of its own. */
function watchEach(directory: string, onEvent: (place: Place) => void): PlaceWatch {
  const watches = createDirectoryWatch(MOST_WATCHES);
  let isPartial = false;
  const add = (path: string, placeOf: (name: string | undefined) => Place): boolean => {
    const outcome = watches.add(path, (name) => {
      if (name === undefined || !isTemporaryName(name)) onEvent(placeOf(name));
    });
    if (outcome === "full") isPartial = true;
    return outcome === "watched";
  };
  add(directory, () => ({ kind: "root" }));
  add(articlesDirectory(directory), (name) =>
    name === undefined ? { kind: "articles" } : { kind: "article", name },
  );
  add(marksDirectory(directory), () => ({ kind: "marks" }));
  let inboxFolders: ReadonlySet<string> = new Set();
  const folderOf = (name: string): string => join(articlesDirectory(directory), name);
  const partsOf = (name: string): readonly string[] => {
    return [join(folderOf(name), "marks"), join(folderOf(name), "versions")];
  };
  /** @returns whether all its parts are there */
  const watchParts = (name: string): boolean =>
    partsOf(name)
      .map((part) => add(part, () => ({ kind: "article", name })))
      .every(Boolean);
  const watchFolder = (name: string): boolean =>
    add(folderOf(name), () => ({ kind: "article", name }));
  const forgetArticle = (name: string): void => {
    for (const path of [...partsOf(name), folderOf(name)]) watches.remove(path);
  };
  return {
    get isPartial() {
      return isPartial;
    },
    watchArticle(name) {
      // A part that is still to come is heard of in the folder itself.
      if (watchParts(name) || isPartial) watches.remove(folderOf(name));
      else watchFolder(name);
    },
    watchArriving(name) {
      // It may have been there before, been removed and made again: then watches of it are watches of nothing.
      forgetArticle(name);
      watchFolder(name);
      watchParts(name);
    },
    forgetArticle,
    watchInbox(folders) {
      const present = new Set(folders);
      for (const folder of inboxFolders) if (!present.has(folder)) watches.remove(folder);
      const begun = [...present].filter((folder) => {
        const isWatched = add(folder, () => ({ kind: "inbox" }));
        return isWatched && !inboxFolders.has(folder);
      });
      inboxFolders = present;
      return begun.length > 0;
    },
    close: () => watches.close(),
  };
}

/** macOS and Windows: one watch sees the whole tree. */
function watchTree(directory: string, onEvent: (place: Place) => void): PlaceWatch {
  let isPartial = false;
  let watcher: FSWatcher | undefined;
  const stop = (): void => {
    isPartial = true;
    watcher?.close();
  };
  try {
    watcher = watch(directory, { persistent: false, recursive: true }, (_event, path) => {
      for (const place of placesOf(path)) onEvent(place);
    });
    watcher.on("error", stop);
  } catch {
    stop();
  }
  return {
    get isPartial() {
      return isPartial;
    },
    watchArticle: () => undefined,
    watchArriving: () => undefined,
    forgetArticle: () => undefined,
    watchInbox: () => false,
    close: () => watcher?.close(),
  };
}

/** @param path  below the library; null when the system lost count */
export function placesOf(path: string | null): readonly Place[] {
  if (path === null) return [{ kind: "root" }];
  const [top, name, part] = path.split(sep);
  if ([top, name, part].some((step) => step !== undefined && isTemporaryName(step))) return [];
  if (top === "marks") return [{ kind: "marks" }];
  if (top === "inbox") return [{ kind: "inbox" }];
  if (top !== "articles" || name === undefined) return [{ kind: "root" }];
  return part === "notes.md" || part === "assets" ? [] : [{ kind: "article", name }];
}
