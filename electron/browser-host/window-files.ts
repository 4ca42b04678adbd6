import { readFile } from "node:fs/promises";
import { listWindowFiles } from "../window-files/list-window-files.ts";

export interface ServedWindowFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/**
 * Reads the built window once. Requests are looked up in this map, so that no path of theirs ever reaches the disk.
 * @param directory  where Vite put it
 * @returns by address, such as `/bundle/index.js`; the page itself is `/`
 */
export async function readWindowFiles(
  directory: string,
): Promise<ReadonlyMap<string, ServedWindowFile>> {
  const files = new Map<string, ServedWindowFile>();
  for (const [name, { path, mediaType }] of await listWindowFiles(directory)) {
    const file = { bytes: await readFile(path), mediaType };
    files.set(`/${name}`, file);
    if (name === "index.html") files.set("/", file);
  }
  return files;
}
