import { appendFileSync, watch, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";

/** A file in a folder that is watched. */
export interface HeardFile extends Disposable {
  /** @returns milliseconds from the end of the append until the system tells of it */
  append(line: string): Promise<number>;
}

export function openHeardFile(folder: string): HeardFile {
  const path = join(folder, "heard.jsonl");
  writeFileSync(path, "");
  const watcher = watch(folder);
  return {
    async append(line) {
      const heard = once(watcher, "change");
      appendFileSync(path, line);
      const start = performance.now();
      await heard;
      return performance.now() - start;
    },
    [Symbol.dispose]: () => watcher.close(),
  };
}
