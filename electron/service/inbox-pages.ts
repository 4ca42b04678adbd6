import { basename, dirname, join, relative, sep } from "node:path";
import { findPageFolders, isFolderOfSomePage, isPageName } from "#core/article/page-folders.js";
import { loadsFrom } from "../import/companions/loads-from.ts";
import { mediaTypeOf } from "../import/media-type.ts";
import type { InboxFile } from "../library/library.ts";

/** What lies in the inbox, as the library finds it. */
export interface InboxFiles {
  readonly resting: readonly InboxFile[];
  readonly arriving: readonly InboxFile[];
}

/** Tells apart what is imported from the inbox and what only came with it. */
export interface InboxPages {
  /**
   * Takes what belongs to pages out of what lies in the inbox: files in folders that browsers saved with them. The pages name
   * these folders then, and are whole when everything in them is. What lies in the folder of a page that is not there is
   * left out too: it may have come first.
   */
  takeOut(files: InboxFiles): Promise<InboxFiles>;
}

/** @param inbox  absolute */
export function createInboxPages(inbox: string): InboxPages {
  /** By page, its stamp and the folder: a page is read once for all looks at it. */
  const answers = new Map<string, Promise<boolean>>();

  async function takeOut({ resting, arriving }: InboxFiles): Promise<InboxFiles> {
    const all = [...resting, ...arriving];
    const stamps = new Map(all.map(({ path, stamp }) => [path, stamp]));
    const folders = foldersIn(inbox, all);
    if (folders.length === 0) return { resting, arriving };
    const asked = new Set<string>();
    const pages = await findPages(all, folders, (page, folder) => {
      const key = [page, stamps.get(page), folder].join("\n");
      asked.add(key);
      const answer = answers.get(key) ?? loadsFrom(page, folder);
      answers.set(key, answer);
      return answer;
    });
    for (const key of answers.keys()) if (!asked.has(key)) answers.delete(key);

    const left = all.filter(({ path }) => !isLeftOut(path, pages, folders));
    const unfinished = new Set(arriving.map(({ path }) => path));
    for (const { path } of arriving) {
      const page = aboveIn(path, folders)
        .map((folder) => pages.get(folder))
        .find(Boolean);
      if (page !== undefined) unfinished.add(page);
    }
    const sorted = left.map((file) => withFolders(file, pages));
    return {
      resting: sorted.filter(({ path }) => !unfinished.has(path)),
      arriving: sorted.filter(({ path }) => unfinished.has(path)),
    };
  }

  return { takeOut };
}

type PagesByFolder = ReadonlyMap<string, string>;

/** Every folder below the inbox that holds something. Absolute, the outer ones first. */
function foldersIn(inbox: string, files: readonly InboxFile[]): readonly string[] {
  const folders = new Set<string>();
  for (const { path } of files) {
    const steps = relative(inbox, dirname(path))
      .split(sep)
      .filter((step) => step !== "");
    for (let count = 1; count <= steps.length; count += 1) {
      folders.add(join(inbox, ...steps.slice(0, count)));
    }
  }
  return [...folders].toSorted((one, other) => one.length - other.length);
}

async function findPages(
  files: readonly InboxFile[],
  folders: readonly string[],
  ask: (page: string, folder: string) => Promise<boolean>,
): Promise<PagesByFolder> {
  const found = new Map<string, string>();
  const filesIn = Map.groupBy(files, ({ path }) => dirname(path));
  for (const [place, those] of Map.groupBy(folders, (folder) => dirname(folder))) {
    // What lies in the folder of a page has no pages of its own.
    if (found.has(place) || aboveIn(place, folders).some((folder) => found.has(folder))) continue;
    const names = (filesIn.get(place) ?? []).map(({ path }) => basename(path));
    const pages = await findPageFolders(
      { files: names, folders: those.map((folder) => basename(folder)) },
      (page, folder) => ask(join(place, page), folder),
    );
    for (const [folder, page] of pages) found.set(join(place, folder), join(place, page));
  }
  return found;
}

function isLeftOut(path: string, pages: PagesByFolder, folders: readonly string[]): boolean {
  const above = aboveIn(path, folders);
  if (above.some((folder) => pages.has(folder))) return true;
  const name = basename(path);
  const mayBeSavedWithPage = isPageName(name) || mediaTypeOf(name) === undefined;
  return mayBeSavedWithPage && above.some((folder) => isFolderOfSomePage(basename(folder)));
}

/** The folders that a path lies in. */
function aboveIn(path: string, folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => path.startsWith(folder + sep));
}

function withFolders(file: InboxFile, pages: PagesByFolder): InboxFile {
  const folders = [...pages].flatMap(([folder, page]) => (page === file.path ? [folder] : []));
  return folders.length === 0 ? file : { ...file, folders };
}
