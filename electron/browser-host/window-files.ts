import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export interface WindowFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/**
 * Reads the built window once. Requests are looked up in this map, so that no path of theirs ever reaches the disk.
 * @param directory  where Vite put it
 * @returns by address, such as `/assets-of-the-window/index.js`; the page itself is `/`
 */
export async function readWindowFiles(directory: string): Promise<ReadonlyMap<string, WindowFile>> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const files = new Map<string, WindowFile>();
  for (const entry of entries) {
    const mediaType = MEDIA_TYPES[extname(entry.name)];
    if (!entry.isFile() || mediaType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(directory, path).split(sep).join("/")}`;
    const file = { bytes: await readFile(path), mediaType };
    files.set(address, file);
    if (address === "/index.html") files.set("/", file);
  }
  return files;
}
