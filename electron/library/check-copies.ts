import { join } from "node:path";
import type { ArticleId } from "#core/identity/ids.js";
import { nameOfUndownloaded, parseConflictCopy } from "#core/sync/conflict-copy.js";
import { copiesOf } from "./copies-of.ts";
import { namesIn } from "./directory-names.ts";
import { IDENTITY_NAME, identityAt } from "./folder-listing.ts";

const VERSION_NAME = /^[0-9a-f]{64}\.(?:html|json)$/;

/** @param name  below `versions/` */
export function isCopyOfVersion(name: string): boolean {
  return parseConflictCopy(name, (original) => VERSION_NAME.test(original)) !== undefined;
}

export function isCopyOfText(name: string): boolean {
  return isCopyOfVersion(name) && !name.includes(".json");
}

/** Whether a file is among the names, a copy of it that a sync tool made, or what stands for it until it is downloaded. */
export function isBeside(file: string, names: readonly string[]): boolean {
  return (
    names.includes(file) ||
    names.some((name) => nameOfUndownloaded(name) === file) ||
    copiesOf(file, names).length > 0
  );
}

/** @returns the names of conflict copies of `article.json` that name another article than this one, or that cannot be read */
export async function otherArticlesIn(
  folder: string,
  articleId: ArticleId,
): Promise<readonly string[]> {
  // What cannot be read is reported by whoever checks its files.
  const copies = copiesOf(IDENTITY_NAME, await namesIn(folder).catch(() => []));
  const read = await Promise.all(
    copies.map(async (name) => {
      const found = await identityAt(join(folder, name));
      return found?.identity.id === articleId ? undefined : name;
    }),
  );
  return read.filter((name) => name !== undefined);
}
