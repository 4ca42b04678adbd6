import { findPageFolders } from "#core/article/page-folders.js";
import { type FileBeside, fileAlone, type FileToImport } from "./file-to-import.ts";
import { picturesBelow } from "./pictures-below.ts";
import { childrenOf, fileOf, isFile, isFolder } from "./read-entry.ts";

/** Deeper folders are not looked into: a link may lead around in circles. */
const DEEPEST = 16;
/** Larger pages are refused anyway. */
const LARGEST_PAGE_BYTES = 50 * 1024 * 1024;

/**
 * Collects what was dropped, folders included. Folders that were saved with a page come with the page.
 * Must be called while the drop is handled: afterwards the browser has emptied `transfer`.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly FileToImport[]> {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const entries: FileSystemEntry[] = [];
  const files: FileToImport[] = [];
  for (const item of items) {
    const entry = item.webkitGetAsEntry();
    const file = entry === null ? item.getAsFile() : null;
    if (entry !== null) entries.push(entry);
    if (file !== null) files.push(fileAlone(file));
  }
  return [...files, ...(await collect(entries, 0))];
}

async function collect(
  entries: readonly FileSystemEntry[],
  depth: number,
): Promise<readonly FileToImport[]> {
  // Hidden files are a system's own, such as .DS_Store.
  const shown = entries.filter(({ name }) => !name.startsWith("."));
  const files = shown.filter(isFile);
  const folders = shown.filter(isFolder);
  const pages = await pageFoldersIn(files, folders);
  const found = await Promise.all([
    ...files.map(async (entry): Promise<readonly FileToImport[]> => {
      const own = folders.filter(({ name }) => pages.get(name) === entry.name);
      const file = await fileOf(entry);
      return [{ name: file.name, file, beside: await picturesIn(own) }];
    }),
    ...folders
      .filter(({ name }) => !pages.has(name) && depth < DEEPEST)
      .map(async (folder) => collect(await childrenOf(folder), depth + 1)),
  ]);
  return found.flat();
}

function pageFoldersIn(
  files: readonly FileSystemFileEntry[],
  folders: readonly FileSystemDirectoryEntry[],
): Promise<ReadonlyMap<string, string>> {
  const names = {
    files: files.map(({ name }) => name),
    folders: folders.map(({ name }) => name),
  };
  return findPageFolders(names, async (page, folder) => {
    const entry = files.find(({ name }) => name === page);
    const file = entry && (await fileOf(entry));
    if (file === undefined || file.size > LARGEST_PAGE_BYTES) return false;
    const html = await file.text();
    // As a part of an address that loads something, however it is written there; a link has another attribute.
    return [folder, encodeURI(folder)].some((name) => mentions(html, name));
  });
}

function mentions(html: string, folder: string): boolean {
  return ["", "./"].some((start) =>
    ['"', "'", ""].some((quote) => html.includes(`src=${quote}${start}${folder}/`)),
  );
}

async function picturesIn(
  folders: readonly FileSystemDirectoryEntry[],
): Promise<readonly FileBeside[]> {
  const pictures = await Promise.all(folders.map((folder) => picturesBelow(folder)));
  return pictures.flat();
}
