import {
  type FolderEntry,
  type LogEntry,
  Shelf,
  type PackMember,
  type SnapshotManifest,
} from "#core/snapshot/snapshot-record.js";
import { systemErrorCode } from "../system-error.ts";
import { readMember } from "./pack-files.ts";

/** What of a snapshot is damaged. */
export type SnapshotDamage =
  /** Which articles stood on it cannot be told. */
  | { readonly kind: "shelf"; readonly articles: number }
  | { readonly kind: "log"; readonly folder: string; readonly name: string };

/** A snapshot that is open for reading. Everything that it gives was verified. */
export interface OpenSnapshot {
  readonly manifest: SnapshotManifest;
  /** Every folder whose shelf is whole. */
  folders(): AsyncIterable<FolderEntry>;
  /** @returns the bytes of the logs that are whole */
  readLogs(logs: readonly LogEntry[], folder: string): Promise<readonly Buffer[]>;
  /** Met so far. */
  readonly damage: readonly SnapshotDamage[];
}

export function openSnapshot(directory: string, manifest: SnapshotManifest): OpenSnapshot {
  const damage: SnapshotDamage[] = [];
  return {
    manifest,
    damage,
    async *folders() {
      for (const entry of manifest.shelves) {
        const bytes = await readNow(directory, entry);
        if (bytes === undefined) damage.push({ kind: "shelf", articles: entry.articles });
        // Its hash is right, so it is what was written.
        else yield* Shelf.parse(JSON.parse(bytes.toString("utf8"))).folders;
      }
    },
    async readLogs(logs, folder) {
      const whole: Buffer[] = [];
      for (const log of logs) {
        const bytes = await readNow(directory, log);
        if (bytes === undefined) damage.push({ kind: "log", folder, name: log.name });
        else whole.push(bytes);
      }
      return whole;
    },
  };
}

/** What the system refuses to read is as good as damaged for whoever restores: he has the rest. */
async function readNow(directory: string, member: PackMember): Promise<Buffer | undefined> {
  try {
    return await readMember(directory, member);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}
