import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";

/** Appends lines to a file and flushes each, with the fewest calls that do it: the file stays open. */
export interface FlushedFile extends Disposable {
  /** @returns milliseconds */
  append(line: string): number;
}

export function openFlushedFile(path: string): FlushedFile {
  const file = openSync(path, "a");
  return {
    append(line) {
      const start = performance.now();
      writeSync(file, line);
      fdatasyncSync(file);
      return performance.now() - start;
    },
    [Symbol.dispose]: () => closeSync(file),
  };
}
