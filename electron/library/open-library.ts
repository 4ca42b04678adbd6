import { access, constants } from "node:fs/promises";
import { resolve } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import { type Result, fail, ok } from "#core/result.js";
import { FileLibrary } from "./file-library.ts";
import { makeDirectory } from "./flush-directory.ts";
import {
  findLibrary,
  findOrCreateLibrary,
  gone,
  libraryFilePath,
  newerLibrary,
} from "./library-file.ts";
import { openKeptPlace } from "./kept-place.ts";
import { articlesDirectory, inboxDirectory, marksDirectory } from "./library-parts.ts";
import type { Library, LibraryOptions } from "./library.ts";
import { LIBRARY_MIGRATIONS } from "./migrations/library-migrations.ts";
import { migrateLibrary } from "./migrations/migrate-library.ts";
import { createArticleRoll } from "./missing-articles.ts";
import { rememberOpened, wasOpenedBefore } from "./opened-libraries.ts";
import { sweepTemporaryFiles } from "./sweep-temporary-files.ts";
import { writeFailure } from "./write-failure.ts";
import { writersDirectory } from "./writer-id.ts";

/**
 * Opens a library, or makes one. Several processes may have the same one open.
 * @returns `library-missing` where there is none, `library-newer` where nothing of it is understood, `library-damaged`,
 * `file-unreadable` where this device cannot tell it from copies of it; one that
 * can only be read, that of a newer Postil among them, opens, and says so in `readOnlyBecause`
 */
export async function openLibrary({
  directory: given,
  dataDirectory,
  create,
  now = Date.now,
  inboxAtRestAfterMs,
  beforeUpgrade = refuseToUpgrade,
}: LibraryOptions): Promise<Result<Library, Failure>> {
  const directory = resolve(given);
  const found = create ? await findOrCreateLibrary(directory, now()) : await findLibrary(directory);
  if (!found.ok) {
    const { code, detail } = found.error;
    const isGone =
      code === "library-missing" &&
      detail === undefined &&
      (await wasOpenedBefore(dataDirectory, directory));
    return isGone ? fail(gone(directory)) : found;
  }
  await rememberOpened(dataDirectory, directory);
  const older = found.value.identity;
  const unwritable = await whyUnwritable(directory);
  const migrated =
    // An older one on a disk that cannot be written is read as it is; what is not understood is left out and named.
    unwritable !== undefined
      ? ok(older)
      : await migrateLibrary({
          directory,
          dataDirectory,
          identity: older,
          migrations: LIBRARY_MIGRATIONS,
          beforeUpgrade: () => beforeUpgrade(older),
        });
  if (!migrated.ok) return migrated;
  const identity = migrated.value;
  const roll = createArticleRoll(dataDirectory, identity.libraryId);
  const place = await openKeptPlace(dataDirectory, identity.libraryId, directory);
  if (!place.ok) return place;
  const kept = place.value;
  const newer = newerLibrary(identity, libraryFilePath(directory));
  const lasting = newer ?? unwritable ?? (await makePlaces(directory));
  if (lasting === undefined) {
    const places = [directory, marksDirectory(directory), writersDirectory(dataDirectory)];
    await sweepTemporaryFiles(places, now());
  }
  const options = { directory, dataDirectory, kept, roll, lasting, now, inboxAtRestAfterMs };
  return ok(new FileLibrary({ ...found.value, identity, ...options }));
}

function refuseToUpgrade(): Promise<never> {
  throw new Error("files are rewritten only where somebody keeps a snapshot first");
}

/** @returns undefined where nothing speaks against writing */
async function whyUnwritable(directory: string): Promise<Failure | undefined> {
  try {
    await access(directory, constants.W_OK);
    return undefined;
  } catch (error) {
    return writeFailure(error, directory);
  }
}

/** @returns why the library can only be read, if so */
async function makePlaces(directory: string): Promise<Failure | undefined> {
  try {
    for (const placeOf of [articlesDirectory, marksDirectory, inboxDirectory]) {
      await makeDirectory(placeOf(directory));
    }
    return undefined;
  } catch (error) {
    return writeFailure(error, directory);
  }
}
