import { join } from "node:path";
import type { ArticleId } from "#core/identity/ids.js";
import { compareText } from "#core/compare-text.js";
import { type FolderEntry, Shelf, type ShelfEntry } from "#core/snapshot/snapshot-record.js";
import { namesIn } from "../directory-names.ts";
import { articlesDirectory } from "../library-parts.ts";
import { sha256 } from "../sha256.ts";
import { type LogKeeping, keepLogs, readFolderIdentity, readOriginals } from "./look-at-folder.ts";
import { readMember } from "./pack-files.ts";

/** Folders looked at at once: few, since this is done behind everything else. */
const PARALLEL_FOLDERS = 2;

export interface FillOptions extends LogKeeping {
  /** Where the packs are. */
  readonly directory: string;
  /** Folders to look at; all where nothing is said. */
  readonly only: readonly string[] | undefined;
  /** Hears of shelves that are damaged in the last snapshot. */
  onDamaged(key: string): void;
  readonly titleOf: ((articleId: ArticleId) => string | undefined) | undefined;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the articles' folders are now, each on the shelf of its name. @returns undefined when it was stopped */
export async function fillShelves(
  library: string,
  last: readonly ShelfEntry[],
  options: FillOptions,
): Promise<readonly ShelfEntry[] | undefined> {
  const articles = articlesDirectory(library);
  const present = Map.groupBy(await namesIn(articles), shelfKey);
  const wanted = options.only && Map.groupBy(options.only, shelfKey);
  const before = new Map(last.map((entry) => [entry.key, entry]));
  const keys = [...new Set([...before.keys(), ...present.keys()])].toSorted();
  // Only who looks at all folders can tell one that is gone from one that has another name.
  const moved =
    wanted === undefined
      ? await idsInNewFolders(articles, { before, present, options })
      : undefined;
  const shelves: ShelfEntry[] = [];
  for (const key of keys) {
    if (options.signal?.aborted === true) return undefined;
    const entry = before.get(key);
    if (wanted !== undefined && entry !== undefined && !wanted.has(key)) {
      shelves.push(entry);
      continue;
    }
    const found = await readShelf(options.directory, entry);
    if (found === undefined) options.onDamaged(key);
    const known = found ?? [];
    const there = present.get(key) ?? [];
    // Of a damaged shelf nothing is known but what is there.
    const names =
      wanted === undefined || found === undefined
        ? there
        : (wanted.get(key) ?? []).filter((name) => there.includes(name));
    const looked = await lookAtFolders(articles, names, { known, options });
    const others = known.filter(({ folder }) => !names.includes(folder));
    const kept =
      moved === undefined
        ? others
        : await keepVanished(
            others.filter(({ identity }) => !moved.has(identity.id)),
            options,
          );
    const shelf = await putShelf(key, [...looked, ...kept], { entry: found && entry, options });
    if (shelf !== undefined) shelves.push(shelf);
  }
  return shelves;
}

/** One of 256, always the same for a name. */
export function shelfKey(folder: string): string {
  return sha256(folder).slice(0, 2);
}

/** @returns undefined when it is damaged: then the folders are read anew. Throws when the system refuses to read it now */
async function readShelf(
  directory: string,
  entry: ShelfEntry | undefined,
): Promise<readonly FolderEntry[] | undefined> {
  if (entry === undefined) return [];
  const bytes = await readMember(directory, entry);
  // Its hash is right, so it is what was written.
  return bytes && Shelf.parse(JSON.parse(bytes.toString("utf8"))).folders;
}

/** A folder that has another name now, or was put elsewhere in `articles/`, is not gone. */
async function idsInNewFolders(
  articles: string,
  {
    before,
    present,
    options,
  }: {
    readonly before: ReadonlyMap<string, ShelfEntry>;
    readonly present: ReadonlyMap<string, readonly string[]>;
    readonly options: FillOptions;
  },
): Promise<ReadonlySet<ArticleId>> {
  const ids = new Set<ArticleId>();
  if (before.size === 0) return ids;
  for (const [key, names] of present) {
    if (options.signal?.aborted === true) break;
    const known = (await readShelf(options.directory, before.get(key))) ?? [];
    const folders = new Map(known.map((one) => [one.folder, one]));
    for (const name of names) {
      const entry = folders.get(name);
      const isNew = entry === undefined || entry.missingSince !== undefined;
      const id = isNew ? (await readFolderIdentity(join(articles, name)))?.id : undefined;
      if (id !== undefined) ids.add(id);
    }
  }
  return ids;
}

async function lookAtFolders(
  articles: string,
  names: readonly string[],
  { known, options }: { readonly known: readonly FolderEntry[]; readonly options: FillOptions },
): Promise<readonly FolderEntry[]> {
  const before = new Map(known.map((one) => [one.folder, one]));
  const entries: FolderEntry[] = [];
  let next = 0;
  const lookAtSome = async (): Promise<void> => {
    for (let name = names[next++]; name !== undefined; name = names[next++]) {
      if (options.signal?.aborted === true) return;
      const entry = await lookAtFolder(join(articles, name), name, {
        known: before.get(name),
        options,
      });
      if (entry !== undefined) entries.push(entry);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_FOLDERS }, lookAtSome));
  return entries;
}

/** @returns undefined when it is no article, and never was one */
async function lookAtFolder(
  folder: string,
  name: string,
  { known, options }: { readonly known: FolderEntry | undefined; readonly options: FillOptions },
): Promise<FolderEntry | undefined> {
  const logs = [...(await keepLogs(join(folder, "marks"), known?.logs ?? [], options))];
  // After its logs: whoever reads it read those of an article that was there.
  const identity = await readFolderIdentity(folder);
  if (identity === undefined) return known && (await keepUnread(known, { logs, options }));
  const originals = await readOriginals(folder);
  return {
    folder: name,
    identity,
    title: options.titleOf?.(identity.id) ?? known?.title ?? name,
    originals: originals.length === 0 ? (known?.originals ?? []) : originals,
    logs,
  };
}

/** A folder that was there a moment ago, and whose article cannot be read: it may have been carried away, or its disk. */
async function keepUnread(
  known: FolderEntry,
  { logs, options }: { readonly logs: FolderEntry["logs"]; readonly options: FillOptions },
): Promise<FolderEntry | undefined> {
  options.onUnread(join(known.folder, "article.json"));
  const read = new Set(logs.map(({ name }) => name));
  const unread = known.logs.filter(({ name }) => !read.has(name));
  const [kept] = await keepVanished([{ ...known, logs: unread }], options);
  const all = [...logs, ...(kept?.logs ?? [])].toSorted((one, other) =>
    compareText(one.name, other.name),
  );
  return { ...((read.size === 0 ? kept : undefined) ?? known), logs: all };
}

function hashes(logs: FolderEntry["logs"]): string {
  return JSON.stringify(logs.map(({ name, sha256: hash }) => [name, hash]));
}

/** Absence never means deletion: what was marked in an article whose folder is gone stays in every later snapshot. */
async function keepVanished(
  vanished: readonly FolderEntry[],
  { place, now, onUnread }: FillOptions,
): Promise<readonly FolderEntry[]> {
  const missingSince = new Date(now).toISOString();
  const kept: FolderEntry[] = [];
  for (const entry of vanished) {
    const logs: FolderEntry["logs"] = [];
    for (const log of entry.logs) {
      const placed = await place(log);
      if (placed === undefined) onUnread(join(entry.folder, "marks", log.name));
      else logs.push({ ...log, ...placed });
    }
    kept.push({ ...entry, missingSince: entry.missingSince ?? missingSince, logs });
  }
  return kept;
}

async function putShelf(
  key: string,
  folders: readonly FolderEntry[],
  { entry, options }: { readonly entry: ShelfEntry | undefined; readonly options: FillOptions },
): Promise<ShelfEntry | undefined> {
  if (folders.length === 0) return undefined;
  const sorted = folders.toSorted((one, other) => compareText(one.folder, other.folder));
  const bytes = Buffer.from(JSON.stringify({ folders: sorted } satisfies Shelf));
  const placed = entry?.sha256 === sha256(bytes) ? await options.place(entry) : undefined;
  const holds: Record<string, number> = {};
  for (const { pack, length } of sorted.flatMap(({ logs }) => logs)) {
    holds[pack] = (holds[pack] ?? 0) + length;
  }
  return {
    key,
    content: sha256(JSON.stringify(sorted.map(contentOf))),
    articles: sorted.length,
    lines: sorted.flatMap(({ logs }) => logs).reduce((sum, { lines }) => sum + lines, 0),
    holds,
    ...(placed ?? (await options.writer.add(bytes))),
  };
}

/** All but where the bytes lie and what the files looked like. */
function contentOf({ folder, identity, originals, missingSince, logs }: FolderEntry): unknown {
  return [folder, identity.id, originals, missingSince, hashes(logs)];
}
