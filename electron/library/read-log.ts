import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { WriterId } from "#core/identity/ids.js";
import { type DamagedLine, type LoggedOperation, parseLog } from "./parse-log.ts";
import type { LogEnd } from "./writer-memory.ts";

/** How many bytes before the place where reading goes on are compared, to see that the file only grew. */
const GUARD_BYTES = 64;

/** One log file as it was when it was last read. */
export interface LogContents {
  readonly path: string;
  /** A whole last line without its `\n` included. */
  readonly operations: readonly LoggedOperation[];
  /** A torn last line included. */
  readonly damaged: readonly DamagedLine[];
  /** Of each writer in it: the highest number, and the checksum of that line. */
  readonly ends: ReadonlyMap<WriterId, LogEnd>;
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  /** Of the last change of its entry, which nobody can set back. */
  readonly ctimeMs: number;
  readonly inode: number;
  readonly settled: SettledLines;
}

/** The lines that ended with `\n`: what a reading of a grown file builds on. */
interface SettledLines {
  readonly operations: readonly LoggedOperation[];
  readonly damaged: readonly DamagedLine[];
  readonly lines: number;
  readonly bytes: number;
  /** The last of those bytes. */
  readonly guard: Buffer;
}

const NOTHING: SettledLines = {
  operations: [],
  damaged: [],
  lines: 0,
  bytes: 0,
  guard: Buffer.alloc(0),
};

/**
 * Reads a log; of one that only grew since `known`, just what is new. Then `known.settled.operations` are the first ones
 * of the result's, in the same order.
 * Throws what the file system throws.
 */
export async function readLog(
  path: string,
  known: LogContents | undefined,
): Promise<{ readonly log: LogContents; readonly isContinued: boolean }> {
  const { size, mtimeMs, ctimeMs, ino: inode } = await stat(path);
  const file = { path, mtimeMs, ctimeMs, inode };
  if (known !== undefined && known.inode === inode) {
    const isUntouched = known.mtimeMs === mtimeMs && known.ctimeMs === ctimeMs;
    if (known.size === size && isUntouched) return { log: known, isContinued: true };
    const { settled } = known;
    // One that was touched and is no longer may have been written over.
    if (size > known.size) {
      const bytes = await readFrom(path, settled.bytes - settled.guard.length);
      if (bytes.subarray(0, settled.guard.length).equals(settled.guard)) {
        const added = bytes.subarray(settled.guard.length);
        return { log: contentsOf(added, settled, file), isContinued: true };
      }
    }
  }
  return { log: contentsOf(await readFrom(path, 0), NOTHING, file), isContinued: false };
}

/** @param bytes  all that follows what is settled */
function contentsOf(
  bytes: Buffer,
  known: SettledLines,
  file: Pick<LogContents, "path" | "mtimeMs" | "ctimeMs" | "inode">,
): LogContents {
  const parsed = parseLog(bytes, known.lines);
  const ended = bytes.subarray(0, parsed.consumed);
  const settled: SettledLines = {
    operations: joined(known.operations, parsed.operations),
    damaged: joined(known.damaged, parsed.damaged),
    lines: known.lines + parsed.lines,
    bytes: known.bytes + parsed.consumed,
    guard: Buffer.concat([known.guard, ended.subarray(-GUARD_BYTES)]).subarray(-GUARD_BYTES),
  };
  const { operation, damaged } = parsed.tail;
  const operations = joined(settled.operations, operation === undefined ? [] : [operation]);
  return {
    ...file,
    settled,
    operations,
    damaged: joined(settled.damaged, damaged === undefined ? [] : [damaged]),
    ends: endsOf(operations),
    size: known.bytes + bytes.length,
  };
}

function joined<Item>(some: readonly Item[], more: readonly Item[]): readonly Item[] {
  return more.length === 0 ? some : some.concat(more);
}

function endsOf(operations: readonly LoggedOperation[]): ReadonlyMap<WriterId, LogEnd> {
  const ends = new Map<WriterId, LogEnd>();
  for (const { operation, checksum } of operations) {
    if (operation.n >= (ends.get(operation.w)?.n ?? 1)) {
      ends.set(operation.w, { n: operation.n, checksum });
    }
  }
  return ends;
}

async function readFrom(path: string, start: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // Without an encoding a read stream gives buffers.
  for await (const chunk of createReadStream(path, { start })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
