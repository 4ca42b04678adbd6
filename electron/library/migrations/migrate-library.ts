import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import type { LibraryIdentity } from "#core/library/library-identity.js";
import { type Result, fail, ok } from "#core/result.js";
import { claimLock } from "../claim-lock.ts";
import { libraryFilePath, readLibraryFile } from "../library-file.ts";
import { replaceDurably } from "../replace-durably.ts";
import { systemErrorCode } from "../system-error.ts";
import { writeFailure } from "../write-failure.ts";
import type { LibraryMigration } from "./library-migrations.ts";

export interface MigrateLibraryParts {
  /** Absolute. */
  readonly directory: string;
  /** Per user and device. */
  readonly dataDirectory: string;
  readonly identity: LibraryIdentity;
  readonly migrations: readonly LibraryMigration[];
  /** Keeps all marks as they are, outside the library. Should it throw, nothing is changed. */
  readonly beforeUpgrade: () => Promise<void>;
}

const ELSEWHERE = "another window of Postil is bringing it to its new format just now: try again";

/**
 * Brings an older library to the latest format, step by step; `library.json` says after each how far it is. Killed anywhere it is what
 * it was before the step under way, or after it, and the next opening goes on.
 * @returns what it is now. One of the latest format, and a newer one, is left alone.
 */
export async function migrateLibrary(
  parts: MigrateLibraryParts,
): Promise<Result<LibraryIdentity, Failure>> {
  const { directory, dataDirectory, identity, migrations } = parts;
  if (stepsFrom(identity.format, migrations).length === 0) return ok(identity);
  try {
    const locks = join(dataDirectory, "migrating");
    await mkdir(locks, { recursive: true, mode: 0o700 });
    const lock = await claimLock(locks, identity.libraryId);
    if (lock === undefined) {
      return fail({ code: "library-read-only", path: directory, detail: ELSEWHERE });
    }
    try {
      return await migrate(parts);
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return fail(writeFailure(error, directory));
  }
}

async function migrate({
  directory,
  migrations,
  beforeUpgrade,
}: MigrateLibraryParts): Promise<Result<LibraryIdentity, Failure>> {
  // Whoever had the lock before may have done it.
  const found = await readLibraryFile(directory);
  const steps = found.ok ? stepsFrom(found.value.format, migrations) : [];
  if (steps.length === 0) return found;
  await beforeUpgrade();
  for (const { from, migrate: run } of steps) {
    await run(directory);
    await sayFormat(libraryFilePath(directory), from + 1);
  }
  return await readLibraryFile(directory);
}

/** Throws where one is missing in between: that is our mistake. */
function stepsFrom(
  format: number,
  migrations: readonly LibraryMigration[],
): readonly LibraryMigration[] {
  const steps = migrations.filter(({ from }) => from >= format);
  for (const [index, { from }] of steps.entries()) {
    if (from !== format + index) throw new Error(`no step leads on from format ${format + index}`);
  }
  return steps;
}

/** Whatever else the file says stays. */
async function sayFormat(path: string, format: number): Promise<void> {
  const record: unknown = JSON.parse(await readFile(path, "utf8"));
  // It was read as an identity a moment ago.
  const changed = { ...(record as LibraryIdentity), format };
  await replaceDurably(path, `${JSON.stringify(changed, undefined, 2)}\n`);
}
