import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";

/** What the window is made of. A file of another kind is not served, whatever lies in the folder. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

export interface WindowFile {
  /** Absolute; inside the archive when the app is packaged. */
  readonly path: string;
  readonly mediaType: string;
}

/**
 * Lists what a window may load, once, at start: a later request is looked up here and can name nothing else.
 * @param directory  where Vite put it
 * @returns by path below `directory`, with `/` between segments, such as `bundle/index.js`
 */
export async function listWindowFiles(
  directory: string,
  prefix = "",
): Promise<ReadonlyMap<string, WindowFile>> {
  const files = new Map<string, WindowFile>();
  // Names first and then each by itself: the plain calls that an archive has always answered.
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const mediaType = MEDIA_TYPES[extname(name)];
    if ((await stat(path)).isDirectory()) {
      const below = await listWindowFiles(path, `${prefix}${name}/`);
      for (const [key, file] of below) files.set(key, file);
    } else if (mediaType !== undefined) {
      files.set(prefix + name, { path, mediaType });
    }
  }
  return files;
}
