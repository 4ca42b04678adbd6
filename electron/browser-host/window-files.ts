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
  const listed = [...(await listWindowFiles(directory))];
  const read = listed.map(async ([name, { path, mediaType }]) => {
    const file: ServedWindowFile = { bytes: await readFile(path), mediaType };
    return [`/${name}`, file] as const;
  });
  const files = new Map(await Promise.all(read));
  const page = files.get("/index.html");
  if (page !== undefined) files.set("/", page);
  return files;
}
