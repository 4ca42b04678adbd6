import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { ArticleId } from "#core/identity/ids.js";
import { makeWriterId } from "#core/identity/make-id.js";
import type { LibraryIdentity } from "#core/library/library-identity.js";
import {
  type LogEntry,
  SNAPSHOT_FORMAT,
  type ShelfEntry,
  SnapshotId,
  type SnapshotManifest,
  type SnapshotReason,
} from "#core/snapshot/snapshot-record.js";
import { type KeptSnapshot, isForDeed, whichToKeep } from "#core/snapshot/which-to-keep.js";
import { type HeldLock, claimLock } from "../claim-lock.ts";
import { readLibraryFile } from "../library-file.ts";
import { marksDirectory } from "../library-parts.ts";
import { sha256 } from "../sha256.ts";
import { isTemporaryName } from "../temporary-name.ts";
import { keepLogs } from "./look-at-folder.ts";
import {
  type FoundManifest,
  readManifests,
  removeManifests,
  writeManifest,
} from "./manifest-files.ts";
import { packPath } from "./pack-files.ts";
import { fillShelves } from "./fill-shelves.ts";
import { createPlacing } from "./placing.ts";

/** Of which library, and where its snapshots are. */
export interface SnapshotPlace {
  /** The library. Absolute. */
  readonly library: string;
  readonly identity: LibraryIdentity;
  /** `KeptPlace.name`: copies of the library have the same directory. */
  readonly name: string;
  /** Outside the library. Absolute; made when it is needed. */
  readonly directory: string;
}

export interface MakeSnapshotOptions {
  readonly reason: SnapshotReason;
  /** Folders of `articles/` that may have changed since the last one; all where nothing is said. */
  readonly folders?: readonly string[] | undefined;
  /** What people call an article. */
  readonly titleOf?: ((articleId: ArticleId) => string | undefined) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long to wait while another process makes one; not at all where nothing is said. */
  readonly patienceMs?: number | undefined;
  /** Milliseconds since 1970. */
  readonly now?: number | undefined;
}

/** What came of it: `elsewhere` while another process of this device makes one, `stopped` also where the library went out of sight. */
export type MadeSnapshot =
  | { readonly kind: "made"; readonly id: SnapshotId; readonly unread: readonly string[] }
  | { readonly kind: "unchanged"; readonly id: SnapshotId; readonly unread: readonly string[] }
  | { readonly kind: "stopped" | "elsewhere" };

/**
 * Keeps every line of every log outside the library, unless the last snapshot says the same. Packs first, the manifest last: whoever is
 * killed leaves the older ones whole, and what he began is removed by the next. Throws what the file system throws.
 */
export async function makeSnapshot(
  place: SnapshotPlace,
  options: MakeSnapshotOptions,
): Promise<MadeSnapshot> {
  await mkdir(place.directory, { recursive: true, mode: 0o700 });
  const lock = await claimPatiently(place.directory, options);
  if (lock === undefined) return { kind: "elsewhere" };
  try {
    return await makeLocked(place, options);
  } finally {
    await lock.release();
  }
}

const LOCK = "making";
const LOOK_AGAIN_MS = 100;

/** Who holds it is the only one that writes and removes snapshots. @returns undefined while another process does */
export async function claimPatiently(
  directory: string,
  { patienceMs = 0, signal }: Pick<MakeSnapshotOptions, "patienceMs" | "signal">,
): Promise<HeldLock | undefined> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const lock = await claimLock(directory, LOCK);
    if (lock !== undefined || signal?.aborted === true || performance.now() >= until) return lock;
    await pause(LOOK_AGAIN_MS);
  }
}

async function makeLocked(
  place: SnapshotPlace,
  { reason, folders, titleOf, signal, now = Date.now() }: MakeSnapshotOptions,
): Promise<MadeSnapshot> {
  const { directory } = place;
  const found = await readManifests(directory);
  await removeUnnamed(directory, found);
  const own = newestOf(found.filter((one) => isOf(place, one)));
  // The first of a place goes on from what the library was elsewhere.
  const last = own ?? newestOf(found);
  const placing = await createPlacing(directory, last);
  const unread: string[] = [];
  const lost: string[] = [];
  const keeping = {
    writer: placing.writer,
    place: placing.place,
    onUnread: (path: string) => unread.push(path),
    onLost: (path: string) => lost.push(path),
  };
  const logs = await keepLogs(marksDirectory(place.library), last?.library.logs ?? [], keeping);
  // Packs that are being emptied, or are damaged, concern every folder.
  const only = placing.concernsAll || own === undefined ? undefined : folders;
  const damaged: string[] = [];
  const onDamaged = (key: string) => damaged.push(key);
  const options = { ...keeping, directory, only, onDamaged, titleOf, signal, now };
  const shelves = await fillShelves(place.library, last?.shelves ?? [], options);
  if (shelves === undefined || signal?.aborted === true) return { kind: "stopped" };
  // A disk that went away meanwhile looks like a library in which nothing was marked.
  if (!(await isThere(place))) return { kind: "stopped" };
  const content = contentOf(logs, shelves);
  if (last?.content === content && !placing.concernsAll && damaged.length === 0) {
    // It stands for the moment before that deed from now on, and is kept as such.
    if (isForDeed(reason) && !isForDeed(last.reason)) {
      await writeManifest(directory, { ...last, reason });
    }
    return { kind: "unchanged", id: last.id, unread };
  }
  const hasLess = lost.length + damaged.length > 0;
  const older = last !== undefined && hasLess ? await spareLast(directory, last, found) : found;
  const packs = await placing.finish(bytesNamed(logs, shelves));
  const manifest: SnapshotManifest = {
    format: SNAPSHOT_FORMAT,
    id: newId(now),
    sequence: (newestOf(found)?.sequence ?? 0) + 1,
    libraryId: place.identity.libraryId,
    place: place.name,
    made: new Date(now).toISOString(),
    reason,
    content,
    articles: sum(shelves.map(({ articles }) => articles)),
    lines: sum([...logs, ...shelves].map(({ lines }) => lines)),
    library: { identity: place.identity, logs: [...logs] },
    shelves: [...shelves],
    packs: [...packs],
  };
  await writeManifest(directory, manifest);
  await removeOld(place, [...older, { kind: "whole", id: manifest.id, manifest }]);
  return { kind: "made", id: manifest.id, unread };
}

/** What is missing in the next one may be a loss, and nowhere else. */
async function spareLast(
  directory: string,
  last: SnapshotManifest,
  found: readonly FoundManifest[],
): Promise<readonly FoundManifest[]> {
  const manifest = { ...last, sparedAt: last.sparedAt ?? last.sequence };
  await writeManifest(directory, manifest);
  return found.map((one) => (one.id === last.id ? { kind: "whole", id: one.id, manifest } : one));
}

function isOf({ name }: SnapshotPlace, one: FoundManifest): boolean {
  return one.kind === "whole" && one.manifest.place === name;
}

async function isThere({ library, identity }: SnapshotPlace): Promise<boolean> {
  const found = await readLibraryFile(library);
  return found.ok && found.value.libraryId === identity.libraryId;
}

function contentOf(logs: readonly LogEntry[], shelves: readonly ShelfEntry[]): string {
  const lines = [
    ...logs.map(({ name, sha256: hash }) => JSON.stringify([name, hash])),
    ...shelves.map(({ key, content }) => JSON.stringify([key, content])),
  ];
  return sha256(lines.join("\n"));
}

function bytesNamed(
  logs: readonly LogEntry[],
  shelves: readonly ShelfEntry[],
): ReadonlyMap<string, number> {
  const live = new Map<string, number>();
  const add = (pack: string, bytes: number): void =>
    void live.set(pack, (live.get(pack) ?? 0) + bytes);
  for (const { pack, length } of [...logs, ...shelves]) add(pack, length);
  for (const { holds } of shelves)
    for (const [pack, bytes] of Object.entries(holds)) add(pack, bytes);
  return live;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The one that was made last, whatever the clocks said. */
export function newestOf(found: readonly FoundManifest[]): SnapshotManifest | undefined {
  return found
    .flatMap((one) => (one.kind === "whole" ? [one.manifest] : []))
    .reduce<SnapshotManifest | undefined>(
      (newest, manifest) =>
        newest === undefined || manifest.sequence > newest.sequence ? manifest : newest,
      undefined,
    );
}

function newId(now: number): SnapshotId {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  return SnapshotId.parse(`${time}-${makeWriterId(randomBytes(6)).slice(0, 4)}`);
}

/** A damaged one says nothing of when it was made but its name: it is the oldest of its time. */
async function removeOld(
  { directory, name }: SnapshotPlace,
  found: readonly FoundManifest[],
): Promise<void> {
  const dated = found.flatMap((one): readonly (KeptSnapshot & { readonly id: SnapshotId })[] => {
    switch (one.kind) {
      case "whole": {
        const { id, sequence, made, reason, sparedAt, place = name } = one.manifest;
        return [{ id, sequence, madeAt: Date.parse(made), reason, sparedAt, place }];
      }
      case "damaged":
        return [{ id: one.id, sequence: 0, madeAt: timeIn(one.id), reason: "hourly", place: name }];
      case "newer":
      case "unreadable":
        return [];
    }
  });
  const kept = new Set(whichToKeep(dated).map(({ id }) => id));
  const old = dated.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  await removeManifests(directory, old);
  await removeUnnamed(
    directory,
    found.filter(({ id }) => !old.includes(id)),
  );
}

function timeIn(id: SnapshotId): number {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(id) ?? [];
  const [year = 0, month = 1, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * Removes packs that no manifest names, and what writes that were interrupted left; only who holds the lock writes here. While there is
 * a manifest that cannot be read, or is a later Postil's, nobody knows what it names.
 */
async function removeUnnamed(directory: string, found: readonly FoundManifest[]): Promise<void> {
  const isAllKnown = found.every(({ kind }) => kind === "whole" || kind === "damaged");
  const named = new Set(
    found.flatMap((one) =>
      one.kind === "whole" ? one.manifest.packs.map(({ name }) => packPath("", name)) : [],
    ),
  );
  for (const name of await readdir(directory)) {
    const isLeft = isTemporaryName(name) && /\.(pack|manifest)\./.test(name);
    const isUnnamed = isAllKnown && name.endsWith(".pack") && !named.has(name);
    if (isLeft || isUnnamed) await rm(join(directory, name), { force: true });
  }
}
