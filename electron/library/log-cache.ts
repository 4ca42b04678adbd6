import type { LogContents } from "./read-log.ts";

/** Bytes of log files whose operations are kept in memory: the open article and those around it, not a library. */
const BUDGET_BYTES = 16_000_000;

/** Parsed logs by path, the least recently used dropped first. */
export interface LogCache {
  get(path: string): LogContents | undefined;
  set(path: string, contents: LogContents): void;
  forget(path: string): void;
}

export function createLogCache(): LogCache {
  const byPath = new Map<string, LogContents>();
  let bytes = 0;
  const forget = (path: string): void => {
    bytes -= byPath.get(path)?.size ?? 0;
    byPath.delete(path);
  };
  return {
    get: (path) => byPath.get(path),
    set(path, contents) {
      forget(path);
      byPath.set(path, contents);
      bytes += contents.size;
      for (const oldest of byPath.keys()) {
        if (bytes <= BUDGET_BYTES || oldest === path) break;
        forget(oldest);
      }
    },
    forget,
  };
}
