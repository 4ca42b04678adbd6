import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ArticleIdentity } from "#core/article/article-identity.js";
import { OriginalHash } from "#core/identity/ids.js";
import type { FolderEntry, LogEntry, PackMember } from "#core/snapshot/snapshot-record.js";
import { isMissing, namesIn } from "../directory-names.ts";
import { generationsOf, isLogName, parseLogFileName, undownloadedLogs } from "../log-names.ts";
import { sha256 } from "../sha256.ts";
import { systemErrorCode } from "../system-error.ts";
import type { PackWriter } from "./pack-files.ts";

const NEWLINE = 0x0a;

/** What making a snapshot needs to keep the logs of a folder. */
export interface LogKeeping {
  readonly writer: PackWriter;
  /** Where bytes that are in a pack already are to be named from now on; undefined when they are not there whole. */
  place(member: PackMember): Promise<PackMember | undefined>;
  /** Hears of what could not be read now. */
  onUnread(path: string): void;
  /** Hears of logs that are gone, or do not go on from what they were: a later snapshot holds less than the last. */
  onLost(path: string): void;
}

/**
 * The logs of a `marks/` folder: those that look as they did are taken from the last snapshot, the others are read. One that cannot be
 * read is kept as it was, and so is one that a sync tool only shows, or took away to make room.
 */
export async function keepLogs(
  marks: string,
  known: readonly LogEntry[],
  keeping: LogKeeping,
): Promise<readonly LogEntry[]> {
  const before = new Map(known.map((entry) => [entry.name, entry]));
  let names: readonly string[];
  let undownloaded: readonly string[] = [];
  try {
    const all = await namesIn(marks);
    const here = all.filter(isLogName);
    undownloaded = undownloadedLogs(all).filter((name) => !here.includes(name));
    names = [...here, ...undownloaded].toSorted();
  } catch (error) {
    refuseOwnFault(error);
    keeping.onUnread(marks);
    names = [...before.keys()];
  }
  const entries: LogEntry[] = [];
  for (const name of names) {
    const [path, last] = [join(marks, name), before.get(name)];
    const entry = undownloaded.includes(name)
      ? await keepUnread(path, last, keeping)
      : await keepLog(path, last, { ...keeping, name });
    if (entry !== undefined) entries.push(entry);
  }
  for (const { name } of known) {
    if (!isGoneOn(name, entries)) keeping.onLost(join(marks, name));
  }
  return entries;
}

/** Under its name, or as a later generation: a log that was made smaller. */
function isGoneOn(name: string, entries: readonly LogEntry[]): boolean {
  const log = parseLogFileName(name);
  const names = entries.map((entry) => entry.name);
  if (names.includes(name)) return true;
  return (
    log !== undefined && (generationsOf(names, log.writer).at(-1)?.generation ?? 0) > log.generation
  );
}

async function keepLog(
  path: string,
  known: LogEntry | undefined,
  keeping: LogKeeping & { readonly name: string },
): Promise<LogEntry | undefined> {
  const { writer, place, onLost, name } = keeping;
  try {
    const { size, mtimeMs } = await stat(path);
    if (known?.size === size && known.mtimeMs === mtimeMs) {
      const placed = await place(known);
      if (placed !== undefined) return { ...known, ...placed };
    }
    const bytes = await readFile(path);
    // Logs only ever grow.
    if (known !== undefined && sha256(bytes.subarray(0, known.size)) !== known.sha256) onLost(path);
    const member = await memberOf(bytes, known, { writer, place });
    const lines = bytes.reduce((count, byte) => (byte === NEWLINE ? count + 1 : count), 0);
    // One that grew meanwhile is read again next time.
    return {
      ...member,
      name,
      size: bytes.length,
      mtimeMs: bytes.length === size ? mtimeMs : 0,
      lines,
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    refuseOwnFault(error);
    return await keepUnread(path, known, keeping);
  }
}

/** As it was in the last snapshot. @returns undefined where it was not in that, or is not there whole any more */
async function keepUnread(
  path: string,
  known: LogEntry | undefined,
  { place, onUnread }: Pick<LogKeeping, "place" | "onUnread">,
): Promise<LogEntry | undefined> {
  onUnread(path);
  const placed = known && (await place(known));
  return known && placed && { ...known, ...placed };
}

/** A file that was only touched, or copied, is not kept twice. */
async function memberOf(
  bytes: Buffer,
  known: LogEntry | undefined,
  { writer, place }: Pick<LogKeeping, "writer" | "place">,
): Promise<PackMember> {
  const placed = known?.sha256 === sha256(bytes) ? await place(known) : undefined;
  return placed ?? (await writer.add(bytes));
}

/** @returns undefined when `article.json` is not there, or is none */
export async function readFolderIdentity(folder: string): Promise<ArticleIdentity | undefined> {
  try {
    const record: unknown = JSON.parse(await readFile(join(folder, "article.json"), "utf8"));
    const parsed = ArticleIdentity.safeParse(record);
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    refuseOwnFault(error);
    return undefined;
  }
}

export async function readOriginals(folder: string): Promise<FolderEntry["originals"]> {
  try {
    const hashes = (await namesIn(join(folder, "originals"))).flatMap((name) => {
      const parsed = OriginalHash.safeParse(name.slice(0, name.indexOf(".")));
      return parsed.success ? [parsed.data] : [];
    });
    return [...new Set(hashes)];
  } catch (error) {
    refuseOwnFault(error);
    return [];
  }
}

function refuseOwnFault(error: unknown): void {
  if (systemErrorCode(error) === undefined) throw error;
}
