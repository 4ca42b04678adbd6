import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type DamagedLine, type LoggedOperation, type ParsedLog, parseLog } from "./parse-log.ts";

/** How many bytes before the place where reading goes on are compared, to see that the file only grew. */
const GUARD_BYTES = 64;

/** One log file as it was when it was last read. */
export interface LogContents {
  readonly path: string;
  readonly operations: readonly LoggedOperation[];
  readonly damaged: readonly DamagedLine[];
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  readonly inode: number;
  /** Where the next reading may begin: behind the last `\n`. */
  readonly consumed: number;
  readonly lines: number;
  readonly settled: Pick<ParsedLog, "operations" | "damaged">;
  /** The last bytes before `consumed`. */
  readonly guard: Buffer;
}

/**
 * Reads a log; of one that only grew since `known`, just what is new.
 * Throws what the file system throws.
 */
export async function readLog(path: string, known: LogContents | undefined): Promise<LogContents> {
  const { size, mtimeMs, ino: inode } = await stat(path);
  const file = { path, mtimeMs, inode };
  const isSameFile = known !== undefined && known.inode === inode;
  if (isSameFile && known.size === size && known.mtimeMs === mtimeMs) return known;
  if (isSameFile && size > known.size) {
    const bytes = await readFrom(path, known.consumed - known.guard.length);
    if (bytes.subarray(0, known.guard.length).equals(known.guard)) {
      return contentsOf(bytes.subarray(known.guard.length), known, file);
    }
  }
  return contentsOf(await readFrom(path, 0), undefined, file);
}

/** @param bytes  all that follows `known.consumed` */
function contentsOf(
  bytes: Buffer,
  known: LogContents | undefined,
  file: Pick<LogContents, "path" | "mtimeMs" | "inode">,
): LogContents {
  const parsed = parseLog(bytes, known?.lines ?? 0);
  const settled = {
    operations: [...(known?.settled.operations ?? []), ...parsed.operations],
    damaged: [...(known?.settled.damaged ?? []), ...parsed.damaged],
  };
  const { tail } = parsed;
  const settledBytes = bytes.subarray(0, parsed.consumed);
  return {
    ...file,
    settled,
    operations: tail.operation ? [...settled.operations, tail.operation] : settled.operations,
    damaged: tail.damaged ? [...settled.damaged, tail.damaged] : settled.damaged,
    size: (known?.consumed ?? 0) + bytes.length,
    consumed: (known?.consumed ?? 0) + parsed.consumed,
    lines: (known?.lines ?? 0) + parsed.lines,
    guard: Buffer.concat([
      known?.guard ?? Buffer.alloc(0),
      settledBytes.subarray(-GUARD_BYTES),
    ]).subarray(-GUARD_BYTES),
  };
}

async function readFrom(path: string, start: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // Without an encoding a read stream gives buffers.
  for await (const chunk of createReadStream(path, { start })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
