import { open, type FileHandle, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { flushDirectory } from "./flush-directory.ts";
import { systemErrorCode } from "./system-error.ts";
import { writeFully } from "./write-fully.ts";

const NEWLINE = 0x0a;

/** The bytes could not be made to stay: what the system holds of this file can no longer be trusted. `cause` says why. */
export class FlushError extends Error {
  override readonly name = "FlushError";
}

/**
 * Adds whole lines to a log that only this process writes, and returns once they would survive a power cut. A last line
 * that was cut short stays as it is; the new ones begin on a line of their own.
 * @param lines  each ends with "\n"
 * After an error the log is as it was. After a `FlushError` it must not be appended to again: a second flush of the same
 * pages reports success without having written them.
 */
export async function appendDurably(path: string, lines: string): Promise<void> {
  const { handle, isNew } = await openLog(path);
  try {
    const { size } = await handle.stat();
    try {
      await writeFully(
        handle,
        Buffer.from((await startsLine(handle, size)) ? lines : `\n${lines}`),
      );
      await flush(() => handle.datasync());
      if (isNew) await flush(() => flushDirectory(dirname(path)));
    } catch (error) {
      await takeBack(handle, size);
      if (isNew) await unlink(path).catch(() => undefined); // An empty log says nothing either.
      throw error;
    }
  } finally {
    await handle.close();
  }
}

/**
 * Adds lines without flushing them: they survive a killed process, but not a power cut. For what the truth can do
 * without, such as the memory of how far a log went.
 */
export async function appendUnflushed(path: string, lines: string): Promise<void> {
  const handle = await open(path, "a");
  try {
    await writeFully(handle, Buffer.from(lines));
  } finally {
    await handle.close();
  }
}

async function openLog(path: string): Promise<{ handle: FileHandle; isNew: boolean }> {
  try {
    return { handle: await open(path, "ax+"), isNew: true };
  } catch (error) {
    if (systemErrorCode(error) !== "EEXIST") throw error;
    return { handle: await open(path, "a+"), isNew: false };
  }
}

async function startsLine(handle: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return true;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === NEWLINE;
}

async function flush(call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    throw new FlushError("not flushed", { cause: error });
  }
}

/** If even this fails the disk is going; what is left of the lines has no place in our memory and is read again. */
async function takeBack(handle: FileHandle, size: number): Promise<void> {
  try {
    await handle.truncate(size);
    await handle.datasync();
  } catch {
    // The first error is the one to report.
  }
}
