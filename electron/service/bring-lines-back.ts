import { basename, dirname, relative, sep } from "node:path";
import type { ArticleId } from "#core/identity/ids.js";
import { type Operation, operationRef } from "#core/operation/operation.js";
import type { LogEntry, SnapshotManifest } from "#core/snapshot/snapshot-record.js";
import { articlesDirectory, marksDirectory } from "../library/library-parts.ts";
import type { Library } from "../library/library.ts";
import { parseLog } from "../library/parse-log.ts";
import { shelfKey } from "../library/snapshot/fill-shelves.ts";
import { readManifests } from "../library/snapshot/manifest-files.ts";
import { openSnapshot } from "../library/snapshot/read-snapshot.ts";
import { systemErrorCode } from "../library/system-error.ts";

type BringParts = Pick<Library, "directory" | "bringBack" | "readArticle" | "readLibraryMarks">;

/** What snapshots say of one log. */
interface LogInSnapshots {
  readonly log: ArticleId | "library";
  readonly operations: readonly Operation[];
}

/**
 * Lines of a log that are damaged now and whole in a snapshot. A log only ever grows under its name, so what stood in it then and does
 * not now was lost; it comes back as it was written, in a file of its own, and the log itself is left as it is.
 * @param path  of the log. Absolute
 * @param snapshots  their directory
 * @returns how many lines came back
 */
export async function bringLinesBack(
  library: BringParts,
  path: string,
  snapshots: string,
): Promise<number> {
  try {
    const kept = await readInSnapshots(library.directory, path, snapshots);
    if (kept === undefined) return 0;
    const present = await operationsNow(library, kept.log);
    if (present === undefined) return 0;
    const lost = new Map(kept.operations.map((operation) => [operationRef(operation), operation]));
    for (const operation of present) lost.delete(operationRef(operation));
    const brought = await library.bringBack(kept.log, [...lost.values()]);
    return brought.ok ? lost.size : 0;
  } catch (error) {
    // Nothing is worse than it was, and restoring a snapshot says why.
    if (systemErrorCode(error) === undefined) throw error;
    return 0;
  }
}

/** In whichever file it stands. */
async function operationsNow(
  library: BringParts,
  log: ArticleId | "library",
): Promise<readonly Operation[] | undefined> {
  if (log === "library") return await library.readLibraryMarks();
  const files = await library.readArticle(log);
  return files.ok ? files.value.operations : undefined;
}

/** Of all snapshots together; each state of the log is read once. */
async function readInSnapshots(
  directory: string,
  path: string,
  snapshots: string,
): Promise<LogInSnapshots | undefined> {
  let log: LogInSnapshots["log"] | undefined;
  const operations: Operation[] = [];
  const seen = new Set<string>();
  for (const found of await readManifests(snapshots)) {
    if (found.kind !== "whole") continue;
    const entry = await findEntry(found.manifest, snapshots, { directory, path });
    if (entry === undefined) continue;
    ({ log } = entry);
    if (seen.has(entry.bytes.sha256)) continue;
    seen.add(entry.bytes.sha256);
    const [bytes] = await openSnapshot(snapshots, found.manifest).readLogs([entry.bytes], path);
    const parsed = bytes === undefined ? [] : parseLog(bytes, 0).operations;
    operations.push(...parsed.map(({ operation }) => operation));
  }
  return log === undefined ? undefined : { log, operations };
}

async function findEntry(
  manifest: SnapshotManifest,
  snapshots: string,
  { directory, path }: { readonly directory: string; readonly path: string },
): Promise<{ readonly log: LogInSnapshots["log"]; readonly bytes: LogEntry } | undefined> {
  const named = (logs: readonly LogEntry[]): LogEntry | undefined =>
    logs.find(({ name }) => name === basename(path));
  if (dirname(path) === marksDirectory(directory)) {
    const bytes = named(manifest.library.logs);
    return bytes && { log: "library", bytes };
  }
  const [name = ""] = relative(articlesDirectory(directory), path).split(sep);
  const shelves = manifest.shelves.filter(({ key }) => key === shelfKey(name));
  for await (const { folder, identity, logs } of openSnapshot(snapshots, {
    ...manifest,
    shelves,
  }).folders()) {
    const bytes = folder === name ? named(logs) : undefined;
    if (bytes !== undefined) return { log: identity.id, bytes };
  }
  return undefined;
}
