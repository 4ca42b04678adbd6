import { resolve } from "node:path";
import type { LibraryIdentity } from "#core/library/library-identity.js";
import { makeSnapshot } from "../library/snapshot/make-snapshot.ts";

/**
 * Keeps all marks of a library before its files are rewritten for this Postil. Waits while another process makes a snapshot. Throws
 * what the file system throws; then nothing is to be rewritten.
 * @param directory  of the library's snapshots
 */
export async function keepBeforeUpgrade(
  library: string,
  identity: LibraryIdentity,
  directory: string,
): Promise<void> {
  // Which place of the library this is is not known yet; all folders are looked at, so that it makes no difference to what is kept.
  const place = { library: resolve(library), identity, name: identity.libraryId, directory };
  const made = await makeSnapshot(place, { reason: "upgrade", patienceMs: Infinity });
  if (made.kind === "made" || made.kind === "unchanged") return;
  throw Object.assign(new Error("the library went away meanwhile"), { code: "ENOENT" });
}
