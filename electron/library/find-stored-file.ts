import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ASSET_NAME } from "#core/article/asset.js";
import type { Failure } from "#core/failure/failure.js";
import type { OriginalHash } from "#core/identity/ids.js";
import { type Result, fail, ok } from "#core/result.js";
import { isPurgedName } from "./purged-original.ts";

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
    (entry) => entry === name || entry.startsWith(`${name}.`),
  );
}

export async function findOriginal(
  folders: readonly string[],
  hash: OriginalHash,
): Promise<Result<string, Failure>> {
  return await findFile(
    folders.map((folder) => join(folder, "originals")),
    (entry) => entry.startsWith(`${hash}.`) && !isPurgedName(entry),
  );
}

/** Only plain files: a link could lead anywhere. */
async function findFile(
  directories: readonly string[],
  isWanted: (name: string) => boolean,
): Promise<Result<string, Failure>> {
  for (const directory of directories) {
    for (const name of (await readdir(directory).catch(() => [])).filter(isWanted)) {
      const path = join(directory, name);
      const found = await lstat(path).catch(() => undefined); // Gone since the directory was read.
      if (found?.isFile()) return ok(path);
    }
  }
  return fail({ code: "file-not-found", ...(directories[0] && { path: directories[0] }) });
}
