import { randomBytes } from "node:crypto";
import { StagedFileId } from "#contract/calls.js";
import type { SourceFile } from "../import/source-file.ts";

const STAGED_FOR_MS = 10 * 60_000;

/** Files that a window handed over and that wait to be imported; forgotten after ten minutes. */
export interface StagedFiles {
  stage(name: string, bytes: Uint8Array): StagedFileId;
  /** Gives the file and forgets it. */
  take(id: StagedFileId): SourceFile | undefined;
  clear(): void;
}

export function createStagedFiles(): StagedFiles {
  const files = new Map<StagedFileId, { file: SourceFile; timer: NodeJS.Timeout }>();

  function take(id: StagedFileId): SourceFile | undefined {
    const staged = files.get(id);
    if (staged === undefined) return undefined;
    clearTimeout(staged.timer);
    files.delete(id);
    return staged.file;
  }

  return {
    stage(name, bytes) {
      const id = StagedFileId.parse(randomBytes(16).toString("hex"));
      const timer = setTimeout(() => files.delete(id), STAGED_FOR_MS);
      timer.unref();
      files.set(id, { file: { name, bytes }, timer });
      return id;
    },
    take,
    clear() {
      for (const id of files.keys()) take(id);
    },
  };
}
