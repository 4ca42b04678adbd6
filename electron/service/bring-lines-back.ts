import { basename, dirname, relative, sep } from "node:path";
import { type Operation, operationRef } from "#core/operation/operation.js";
import type { LogEntry, SnapshotManifest } from "#core/snapshot/snapshot-record.js";
import { articlesDirectory, marksDirectory } from "../library/library-parts.ts";
import type { Library } from "../library/library.ts";
import { parseLog } from "../library/parse-log.ts";
import { shelfKey } from "../library/snapshot/fill-shelves.ts";
import { readManifests } from "../library/snapshot/manifest-files.ts";
import { openSnapshot } from "../library/snapshot/read-snapshot.ts";
import { systemErrorCode } from "../library/system-error.ts";

type BringParts = Pick<Library, "directory" | "bringBack" | "rereadLog">;

interface Snapshots {
  readonly directory: string;
  readonly manifests: readonly SnapshotManifest[];
}

/**
 * Lines of logs that are damaged now and whole in a snapshot, or in what this process read of the log before. A log only ever grows under
 * its name, so what stood in it then and does not now was lost; it comes back as it was written, in a file of its own, and the log itself is
 * left as it is.
 * @param paths  of the logs. Absolute
 * @param options  the directory of the snapshots; the signal stops between two logs
 * @returns how many lines came back, for those logs that were gone through
 */
export async function bringLinesBack(
  library: BringParts,
  paths: Iterable<string>,
  { snapshots, signal }: { readonly snapshots: string; readonly signal: AbortSignal },
): Promise<ReadonlyMap<string, number>> {
  const brought = new Map<string, number>();
  let read: Snapshots | undefined;
  for (const path of paths) {
    if (signal.aborted) break;
    read ??= { directory: snapshots, manifests: (await unlessFailing(wholeIn(snapshots))) ?? [] };
    brought.set(path, (await unlessFailing(bringBackOf(library, path, read))) ?? 0);
  }
  return brought;
}

/** Nothing is worse than it was, and restoring a snapshot says why. */
async function unlessFailing<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

async function wholeIn(snapshots: string): Promise<readonly SnapshotManifest[]> {
  const found = await readManifests(snapshots);
  return found.flatMap((one) => (one.kind === "whole" ? [one.manifest] : []));
}

async function bringBackOf(
  library: BringParts,
  path: string,
  snapshots: Snapshots,
): Promise<number> {
  const now = await library.rereadLog(path);
  if (now === undefined) return 0;
  const kept = await unlessFailing(operationsInSnapshots(library.directory, path, snapshots));
  const before = [...(kept ?? []), ...now.remembered];
  const lost = new Map(before.map((operation) => [operationRef(operation), operation]));
  for (const operation of now.present) lost.delete(operationRef(operation));
  const brought = await library.bringBack(now.log, [...lost.values()]);
  return brought.ok ? lost.size : 0;
}

/** What all snapshots together say of one log; each state of it is read once. */
async function operationsInSnapshots(
  directory: string,
  path: string,
  snapshots: Snapshots,
): Promise<readonly Operation[]> {
  const operations: Operation[] = [];
  const seen = new Set<string>();
  for (const manifest of snapshots.manifests) {
    const entry = await findEntry(manifest, snapshots.directory, { directory, path });
    if (entry === undefined || seen.has(entry.sha256)) continue;
    seen.add(entry.sha256);
    const [bytes] = await openSnapshot(snapshots.directory, manifest).readLogs([entry], path);
    const parsed = bytes === undefined ? [] : parseLog(bytes, 0).operations;
    operations.push(...parsed.map(({ operation }) => operation));
  }
  return operations;
}

async function findEntry(
  manifest: SnapshotManifest,
  snapshots: string,
  { directory, path }: { readonly directory: string; readonly path: string },
): Promise<LogEntry | undefined> {
  const named = (logs: readonly LogEntry[]): LogEntry | undefined =>
    logs.find(({ name }) => name === basename(path));
  if (dirname(path) === marksDirectory(directory)) return named(manifest.library.logs);
  const [name = ""] = relative(articlesDirectory(directory), path).split(sep);
  const shelves = manifest.shelves.filter(({ key }) => key === shelfKey(name));
  for await (const { folder, logs } of openSnapshot(snapshots, {
    ...manifest,
    shelves,
  }).folders()) {
    const entry = folder === name ? named(logs) : undefined;
    if (entry !== undefined) return entry;
  }
  return undefined;
}
