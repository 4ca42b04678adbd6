import { lstat, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ASSET_NAME } from "#core/article/asset.js";
import type { Failure } from "#core/failure/failure.js";
import type { OriginalHash } from "#core/identity/ids.js";
import { type Result, fail, ok } from "#core/result.js";
import { isPurgedName } from "./purged-original.ts";
import { sha256 } from "./sha256.ts";

const HASH = /^[0-9a-f]{64}$/;

/**
 * @param folders  absolute, of one article
 * @param name  `<hash>.<extension>`, or the hash alone
 * @returns an absolute path
 */
export async function findAsset(
  folders: readonly string[],
  name: string,
): Promise<Result<string, Failure>> {
  if (!ASSET_NAME.test(name) && !HASH.test(name)) return fail({ code: "bad-input", detail: name });
  return await findFile(
    folders.map((folder) => join(folder, "assets")),
    name,
  );
}

export async function findOriginal(
  folders: readonly string[],
  hash: OriginalHash,
): Promise<Result<string, Failure>> {
  return await findFile(
    folders.map((folder) => join(folder, "originals")),
    hash,
  );
}

const HASH_CHARACTERS = 64;
/** What stands behind the hash in a name that Postil gave. */
const OWN_ENDING = /^\.[a-z0-9]{1,10}$/;

/**
 * Only plain files: a link could lead anywhere. What a sync tool gave another name comes last, and counts only if its bytes are right.
 * @param wanted  `<hash>.<extension>`, or the hash alone
 */
async function findFile(
  directories: readonly string[],
  wanted: string,
): Promise<Result<string, Failure>> {
  const hash = wanted.slice(0, HASH_CHARACTERS);
  const copies: string[] = [];
  for (const directory of directories) {
    const names = await readdir(directory).catch(() => []);
    for (const name of names.filter((each) => each.startsWith(hash) && !isPurgedName(each))) {
      const path = join(directory, name);
      const found = await lstat(path).catch(() => undefined); // Gone since the directory was read.
      if (!found?.isFile()) continue;
      if (name === wanted) return ok(path);
      const isOwnName = OWN_ENDING.test(name.slice(HASH_CHARACTERS));
      if (isOwnName && wanted === hash) return ok(path);
      if (!isOwnName) copies.push(path);
    }
  }
  for (const path of copies) {
    const bytes = await readFile(path).catch(() => undefined); // The others may be readable.
    if (bytes !== undefined && sha256(bytes) === hash) return ok(path);
  }
  return fail({ code: "file-not-found", ...(directories[0] && { path: directories[0] }) });
}
