import type { FileBeside } from "./file-to-import.ts";
import { childrenOf, fileOf, isFile, isFolder } from "./read-entry.ts";

/** As many as the app takes along with a page that it reads from a disk itself. */
const MOST_FILES = 1_000;
const MOST_BYTES = 100 * 1024 * 1024;
/** Folders of pages hold few others. */
const DEEPEST = 4;

/** The pictures in a folder that was saved with a page, and in the folders there. What cannot be read is left out. */
export async function picturesBelow(
  folder: FileSystemDirectoryEntry,
): Promise<readonly FileBeside[]> {
  const pictures: FileBeside[] = [];
  let left = MOST_BYTES;

  async function look(inside: FileSystemDirectoryEntry, path: string, depth: number) {
    for (const entry of await childrenOf(inside).catch(() => [])) {
      const place = `${path}/${entry.name}`;
      if (isFolder(entry) && depth < DEEPEST) {
        await look(entry, place, depth + 1);
      } else if (isFile(entry)) await take(entry, place);
    }
  }

  async function take(entry: FileSystemFileEntry, path: string): Promise<void> {
    const file = await fileOf(entry).catch(() => undefined);
    if (file === undefined || !mayBePicture(file)) return;
    if (pictures.length === MOST_FILES || file.size > left) return;
    left -= file.size;
    pictures.push({ path, file });
  }

  await look(folder, folder.name, 0);
  return pictures;
}

/** By its name: browsers save pictures without one as well. What it is in truth, the app finds out. */
function mayBePicture({ name, type }: File): boolean {
  return type.startsWith("image/") || !name.includes(".");
}
