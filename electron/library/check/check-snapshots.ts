import type { PackRecord } from "#core/snapshot/snapshot-record.js";
import { problemWording } from "../problem-wording.ts";
import { manifestPath, readManifests } from "../snapshot/manifest-files.ts";
import { isPackSound, packPath } from "../snapshot/pack-files.ts";
import { type RunningCheck, remark, reportLeft, unreadable } from "./running-check.ts";

/**
 * Every manifest against its checksum, and every byte of every pack that one names. Nothing is done about damage: the next snapshot goes on
 * from what is whole, and takes the rest from the library.
 * @param directory  of the snapshots. Absolute; need not be there
 */
export async function checkSnapshots(
  check: RunningCheck,
  directory: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    const damaged: PackRecord[] = [];
    const seen = new Set<string>();
    for (const found of await readManifests(directory)) {
      const path = manifestPath(directory, found.id);
      check.filesChecked += 1;
      if (found.kind === "newer") remark(check, path, problemWording.newerKept);
      else if (found.kind !== "whole") reportLeft(check, path, problemWording.damagedSnapshot);
      if (found.kind !== "whole") continue;
      for (const pack of found.manifest.packs) {
        if (signal?.aborted) return;
        if (seen.has(pack.name)) continue;
        seen.add(pack.name);
        check.filesChecked += 1;
        if (!(await isPackSound(directory, pack, "every byte"))) damaged.push(pack);
      }
    }
    // Those that were removed meanwhile with the last snapshot that named them are missed by nobody.
    const still = damaged.length === 0 ? [] : await readManifests(directory);
    for (const { name } of damaged) {
      const naming = still.filter(
        (one) => one.kind === "whole" && one.manifest.packs.some((pack) => pack.name === name),
      );
      if (naming.length === 0) continue;
      reportLeft(check, packPath(directory, name), problemWording.damagedPack(naming.length));
    }
  } catch (error) {
    reportLeft(check, directory, unreadable(error));
  }
}
