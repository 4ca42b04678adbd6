import type { BigIntStats } from "node:fs";
import { constants, type FileHandle, open, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import { checkSource } from "./media-type.ts";
import type { SourceFile } from "./source-file.ts";

// Large enough that a file of 50 MB takes few calls, small enough that cancelling is felt at once.
const CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * Reads a whole file as it was at one moment.
 * @returns a failure for anything that is not a regular, readable, non-empty file of a known type within its limit, and for
 * one that changed meanwhile. No more than the limit is ever read
 */
export async function readSourceFile(
  path: string,
  signal?: AbortSignal,
): Promise<Result<SourceFile, Failure>> {
  try {
    // Looked at before it is opened: opening a pipe waits for its writer, opening a device may do something.
    const refusal = refusalOf(await stat(path, { bigint: true }), path);
    if (refusal !== undefined) return fail(refusal);
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return await readOpenFile(file, path, signal);
    } finally {
      await file.close();
    }
  } catch (error) {
    return fail(failureOf(error, path));
  }
}

async function readOpenFile(
  file: FileHandle,
  path: string,
  signal: AbortSignal | undefined,
): Promise<Result<SourceFile, Failure>> {
  const before = await file.stat({ bigint: true });
  const refusal = refusalOf(before, path);
  if (refusal !== undefined) return fail(refusal);
  // Asked for one byte more than there should be: a file that grows meanwhile shows itself.
  const bytes = new Uint8Array(Number(before.size) + 1);
  let length = 0;
  while (length < bytes.length) {
    if (signal?.aborted === true) return fail({ code: "cancelled", path });
    const { bytesRead } = await file.read(
      bytes,
      length,
      Math.min(CHUNK_BYTES, bytes.length - length),
    );
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  const after = await file.stat({ bigint: true });
  const isUnchanged = after.mtimeNs === before.mtimeNs && after.size === before.size;
  if (length !== Number(before.size) || !isUnchanged) return fail({ code: "file-changed", path });
  return ok({ name: basename(path), bytes: bytes.subarray(0, length) });
}

function refusalOf(stats: BigIntStats, path: string): Failure | undefined {
  if (stats.isDirectory()) return { code: "file-unreadable", path, detail: "it is a folder" };
  if (!stats.isFile()) return { code: "file-unreadable", path, detail: "it is not a regular file" };
  return checkSource(path, Number(stats.size));
}

function failureOf(error: unknown, path: string): Failure {
  const { code, message } =
    error instanceof Error ? systemErrorOf(error) : { code: "", message: String(error) };
  if (code === "ENOENT" || code === "ENOTDIR") return { code: "file-not-found", path };
  if (code === "EACCES" || code === "EPERM") {
    return { code: "file-unreadable", path, detail: "permission denied" };
  }
  return { code: "file-unreadable", path, detail: message };
}

function systemErrorOf(error: Error): { readonly code: string; readonly message: string } {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return { code, message: error.message };
}
