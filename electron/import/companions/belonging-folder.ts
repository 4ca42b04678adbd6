/** What browsers put between the name of a page and the word for "files" in their language. */
const SEPARATOR = /^[-_. ]/;
const PAGE = /\.(?:html?|xhtml)$/i;

/** Whether a file of this name can be a page that was saved with a folder. */
export function isPageName(name: string): boolean {
  return PAGE.test(name);
}

/**
 * Whether a folder is what a browser saved with a page beside it: `page_files`, or `page` with a word in any language that
 * the page itself loads from.
 * @param page  name of the file
 * @param folder  name of a folder beside it
 * @param loadsFrom  asked only where the names leave it open
 */
export async function belongsToPage(
  page: string,
  folder: string,
  loadsFrom: () => Promise<boolean>,
): Promise<boolean> {
  const stem = page.replace(PAGE, "");
  if (!isPageName(page) || !folder.startsWith(stem)) return false;
  const rest = folder.slice(stem.length);
  if (rest === "_files") return true;
  return SEPARATOR.test(rest) && (await loadsFrom());
}
