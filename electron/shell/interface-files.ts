import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { INTERFACE_MEDIA_TYPES } from "./media-types.ts";

export interface InterfaceFile {
  /** Absolute; inside the archive when the app is packaged. */
  readonly path: string;
  readonly mediaType: string;
}

/**
 * Lists what the window may load, once, at start: a later request is looked up here and can name nothing else.
 * @returns by path below `directory`, with `/` between segments
 */
export async function listInterfaceFiles(
  directory: string,
  prefix = "",
): Promise<ReadonlyMap<string, InterfaceFile>> {
  const files = new Map<string, InterfaceFile>();
  // Names first and then each by itself: the plain calls that an archive has always answered.
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const mediaType = INTERFACE_MEDIA_TYPES[extname(name)];
    if ((await stat(path)).isDirectory()) {
      const below = await listInterfaceFiles(path, `${prefix}${name}/`);
      for (const [key, file] of below) files.set(key, file);
    } else if (mediaType !== undefined) {
      files.set(prefix + name, { path, mediaType });
    }
  }
  return files;
}
