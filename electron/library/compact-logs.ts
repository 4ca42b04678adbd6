import { join } from "node:path";
import type { ArticleId, WriterId } from "#core/identity/ids.js";
import { compactLog } from "./compact-log.ts";
import { type LibraryParts, articleLogs, articlesDirectory } from "./library-parts.ts";
import type { MarksDirectory } from "./log-group.ts";
import { parseLogFileName } from "./log-names.ts";
import { removeOldGenerations } from "./old-generations.ts";
import { sweepTemporaryFiles } from "./sweep-temporary-files.ts";
import { systemErrorCode } from "./system-error.ts";
import type { Turns } from "./turns.ts";
import type { Writers } from "./writer-id.ts";
import type { WriterMemory } from "./writer-memory.ts";

/** A smaller log costs next to nothing to read: 64 KiB are some three hundred operations. */
const SMALL_BYTES = 65_536;

export interface CompactLogsParts extends LibraryParts {
  readonly writers: Writers;
  /** Appends, one after the other. */
  readonly turns: Turns;
  readonly now: () => number;
  /** Paths of generations that this process made: what they replace stays until the next start. */
  readonly made: Set<string>;
}

/** A log of this device, or several generations of one. */
interface Candidate {
  readonly articleId: ArticleId;
  /** Of the article, below `articles/`. */
  readonly folder: string;
  readonly marks: MarksDirectory;
  readonly writer: WriterId;
}

/** See `Library.compactLogs`. Goes by what the last scan saw, so that a library without large logs costs nothing. */
export async function compactLogs(
  parts: CompactLogsParts,
  signal: AbortSignal,
): Promise<readonly ArticleId[]> {
  const { writers, turns } = parts;
  const changed = new Set<ArticleId>();
  for (const candidate of candidatesIn(parts, await writers.ownIds())) {
    if (signal.aborted) break;
    const { articleId, marks, writer } = candidate;
    const compact = async (memory: WriterMemory): Promise<void> => {
      // Left behind by one that was killed while it wrote.
      await sweepTemporaryFiles([marks.path], parts.now());
      const hasRemoved = await removeOldGenerations(marks.path, writer, parts.made);
      if (hasRemoved) changed.add(articleId);
      const made = await compactLog(marks, memory, parts.now());
      if (made === undefined) return;
      parts.made.add(made);
      changed.add(articleId);
    };
    try {
      await turns.take(async () => {
        if (await mayChange(parts, candidate)) await writers.whileHeld(writer, compact);
      });
    } catch (error) {
      // A full disk, or an article that was carried away: its log is as it was, and a later start tries again.
      if (systemErrorCode(error) === undefined) throw error;
    }
  }
  return [...changed];
}

/** Not where a newer Postil wrote, also since the last scan. */
async function mayChange(
  parts: CompactLogsParts,
  { articleId, folder }: Candidate,
): Promise<boolean> {
  const { guard, folders, logs } = parts;
  if ((await guard.check()) !== undefined) return false;
  await folders.refresh(folder);
  const group = folders.groups.withId(articleId);
  return group !== undefined && (await logs.refusal(articleLogs(parts, group))) === undefined;
}

function candidatesIn(
  parts: CompactLogsParts,
  ownIds: ReadonlySet<WriterId>,
): readonly Candidate[] {
  if (ownIds.size === 0) return [];
  const candidates: Candidate[] = [];
  for (const group of parts.folders.groups.each()) {
    const { target, others } = articleLogs(parts, group);
    for (const { name, entries } of group.folders) {
      const path = join(articlesDirectory(parts.directory), name, "marks");
      const marks = [target, ...others].find((one) => one.path === path);
      if (marks === undefined) continue;
      for (const writer of writersWorthALook(entries, ownIds)) {
        candidates.push({ articleId: group.articleId, folder: name, marks, writer });
      }
    }
  }
  return candidates;
}

/** @param entries  see `logEntries` */
function writersWorthALook(
  entries: readonly string[],
  ownIds: ReadonlySet<WriterId>,
): ReadonlySet<WriterId> {
  const worth = new Set<WriterId>();
  for (const entry of entries) {
    const [name = "", size = "0"] = entry.split(" ");
    const log = parseLogFileName(name);
    if (log === undefined || !ownIds.has(log.writer)) continue;
    if (log.generation > 1 || Number(size) >= SMALL_BYTES) worth.add(log.writer);
  }
  return worth;
}
