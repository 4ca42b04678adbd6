import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ImportOutcome } from "#contract/records.js";
import { IMPORTER_VERSION } from "../import/importer-version.ts";
import { replaceDurably } from "../library/replace-durably.ts";

/** A file of the inbox that was tried in vain. */
const FailedFile = z.object({
  /** Of the file as it was tried; see `InboxFile`. */
  stamp: z.string(),
  outcome: ImportOutcome,
});
export type FailedFile = z.infer<typeof FailedFile>;

/** By path below the inbox. */
export type FailedFiles = ReadonlyMap<string, FailedFile>;

const Kept = z.object({
  /** What one importer cannot read the next may. */
  importerVersion: z.literal(IMPORTER_VERSION),
  files: z.record(z.string(), FailedFile),
});

/**
 * What failed in the inbox, kept for the next start and for other processes, so that a file that takes a minute to fail does
 * not take it every time. Whoever reads or writes holds the inbox. Losing it costs one more try.
 */
export interface InboxFailures {
  read(): Promise<FailedFiles>;
  write(failed: FailedFiles): Promise<void>;
}

/** @param directory  made when it is first needed */
export function createInboxFailures(directory: string): InboxFailures {
  const path = join(directory, "failed.json");
  return {
    async read() {
      try {
        const kept = Kept.parse(JSON.parse(await readFile(path, "utf8")));
        return new Map(Object.entries(kept.files));
      } catch {
        // Not there, of another importer, or damaged: everything is tried once more.
        return new Map();
      }
    },
    async write(failed) {
      const kept = { importerVersion: IMPORTER_VERSION, files: Object.fromEntries(failed) };
      await mkdir(directory, { recursive: true });
      await replaceDurably(path, JSON.stringify(kept));
    },
  };
}
