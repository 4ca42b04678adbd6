import type { OriginalHash } from "#core/identity/ids.js";

/*
 * Where an article was deleted for good, an empty file keeps the name of each file that it was imported from: folders of one
 * article still belong together by it, and the same file, imported again, is known.
 */
const EXTENSION = ".purged";

export function purgedName(hash: OriginalHash): string {
  return `${hash}${EXTENSION}`;
}

export function isPurgedName(name: string): boolean {
  return name.endsWith(EXTENSION);
}
