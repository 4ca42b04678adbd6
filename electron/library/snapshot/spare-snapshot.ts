import type { SnapshotId } from "#core/snapshot/snapshot-record.js";
import { claimPatiently, newestOf } from "./make-snapshot.ts";
import { readManifests, writeManifest } from "./manifest-files.ts";

/** Another process that makes one needs seconds. */
const PATIENCE_MS = 10_000;

/**
 * From now on it gives way to no later one of its hour, day or week: what it holds is about to be restored. Throws what the file system
 * throws.
 * @returns false while another process makes one, or where there is none of this name
 */
export async function spareSnapshot(
  directory: string,
  id: SnapshotId,
  signal?: AbortSignal,
): Promise<boolean> {
  const lock = await claimPatiently(directory, { patienceMs: PATIENCE_MS, signal });
  if (lock === undefined) return false;
  try {
    const found = await readManifests(directory);
    const sparedAt = newestOf(found)?.sequence;
    for (const one of found) {
      if (one.id !== id || one.kind !== "whole") continue;
      await writeManifest(directory, { ...one.manifest, sparedAt });
      return true;
    }
    return false;
  } finally {
    await lock.release();
  }
}
