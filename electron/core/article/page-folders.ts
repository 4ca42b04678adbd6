import { compareText } from "../compare-text.ts";

/** What browsers put between the name of a page and the word for "files" in their language. */
const SEPARATOR = /^[-_. ]/;
const PAGE = /\.(?:html?|xhtml)$/i;
/** The word itself, in most of them. */
const FILES = "_files";

/** Whether a file of this name can be a page that was saved with a folder. */
export function isPageName(name: string): boolean {
  return PAGE.test(name);
}

/** Whether a folder of this name was most likely saved with a page, wherever that is. */
export function isFolderOfSomePage(name: string): boolean {
  return name.toLowerCase().endsWith(FILES);
}

/**
 * Finds the folders that browsers saved with a page beside it: `page_files`, or `page` with a word in any language that the
 * page itself loads from.
 * @param names  of files and folders in one place
 * @param loadsFrom  whether a page shows or loads something out of a folder; asked only where the names leave it open
 * @returns names of pages by the names of their folders
 */
export async function findPageFolders(
  names: { readonly files: readonly string[]; readonly folders: readonly string[] },
  loadsFrom: (page: string, folder: string) => Promise<boolean>,
): Promise<ReadonlyMap<string, string>> {
  const pages = pagesByStem(names.files);
  const found = new Map<string, string>();

  async function pageOf(folder: string): Promise<string | undefined> {
    // The longest name first: beside "a.html" there may be "a-b.html" with "a-b_files".
    for (let length = folder.length - 1; length > 0; length -= 1) {
      const rest = folder.slice(length);
      const candidates = SEPARATOR.test(rest) ? (pages.get(folder.slice(0, length)) ?? []) : [];
      for (const page of candidates) {
        if (rest.toLowerCase() === FILES || (await loadsFrom(page, folder))) return page;
      }
    }
    return undefined;
  }

  if (pages.size === 0) return found;
  for (const folder of names.folders) {
    const page = await pageOf(folder);
    if (page !== undefined) found.set(folder, page);
  }
  return found;
}

/** By what is left of their names without the extension. */
function pagesByStem(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const pages = new Map<string, string[]>();
  for (const page of files.filter(isPageName).toSorted(compareText)) {
    const stem = page.replace(PAGE, "");
    const same = pages.get(stem);
    if (same === undefined) pages.set(stem, [page]);
    else same.push(page);
  }
  return pages;
}
