import type { Failure } from "#core/failure/failure.js";
import { systemErrorCode } from "./system-error.ts";

/**
 * Why a write did not happen, for the person whose note it was.
 * Errors that no system call gave are our own mistakes and are thrown on.
 */
export function writeFailure(error: unknown, path: string): Failure {
  const code = systemErrorCode(error);
  switch (code) {
    case undefined:
      throw error;
    case "ENOSPC":
    case "EDQUOT":
    // The largest file that this disk, or this process, may have.
    case "EFBIG":
      return { code: "disk-full", path };
    case "EROFS":
      return { code: "library-read-only", path };
    case "EACCES":
    case "EPERM":
      return { code: "not-permitted", path };
    default:
      return { code: "write-failed", path, detail: code };
  }
}

/** Why a file could not be read. */
export function readFailure(error: unknown, path: string): Failure {
  const code = systemErrorCode(error);
  switch (code) {
    case undefined:
      throw error;
    case "ENOENT":
    case "ENOTDIR":
      return { code: "file-not-found", path };
    case "EACCES":
    case "EPERM":
      return { code: "file-unreadable", path, detail: "permission denied" };
    case "EISDIR":
      return { code: "file-unreadable", path, detail: "it is a folder" };
    default:
      return { code: "file-unreadable", path, detail: code };
  }
}
