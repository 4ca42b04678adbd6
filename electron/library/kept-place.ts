import { mkdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Failure } from "#core/failure/failure.js";
import type { LibraryId } from "#core/identity/ids.js";
import { type Result, fail, ok } from "#core/result.js";
import { namesIn } from "./directory-names.ts";
import { readLibraryFile } from "./library-file.ts";
import { createDurably, replaceDurably } from "./replace-durably.ts";
import { systemErrorCode } from "./system-error.ts";
import { readFailure } from "./write-failure.ts";

/** Where a library lay when this device opened it last. */
const KeptNote = z.object({
  /** Absolute, without links. */
  path: z.string(),
  /** Tells the folder from a copy of it: see `folderAt`; "" where the disk cannot tell. */
  folder: z.string(),
});
type KeptNote = Readonly<z.infer<typeof KeptNote>>;

/**
 * Under which name this device keeps what belongs to a library in one place. A copy of its folder has the same id; what waits to be
 * written into the one must not go into the other.
 */
export interface KeptPlace {
  /** The library's id for the place that was known first, "<id>-2" for the second, and so on. */
  readonly name: string;
  /** Other places where it lay once; whether it still does is for those to find out who need it: a disk may take long to answer. */
  readonly others: readonly OtherPlace[];
}

export interface OtherPlace {
  readonly name: string;
  /** Absolute; "" where nobody knows any more. */
  readonly path: string;
}

interface KnownPlace {
  readonly number: number;
  /** Undefined where the note is damaged: nobody knows any more where that was. */
  readonly note: KeptNote | undefined;
}

/** Enough for processes that open copies at the same moment. */
const MOST_TRIES = 20;

/**
 * Finds the place of a library by its path, or by its folder where that was renamed or its disk has another path now; any other is
 * a new one. Where the data folder cannot be written, it is the place that it would be, and nothing is noted.
 * @param directory  where the library is; it has been found there
 * @returns a failure where a note cannot be read and none of the others is of this place: any name could be that of another
 */
export async function openKeptPlace(
  dataDirectory: string,
  libraryId: LibraryId,
  directory: string,
): Promise<Result<KeptPlace, Failure>> {
  const notes = join(dataDirectory, "libraries", libraryId, "places");
  try {
    const note = { path: await realpath(directory), folder: (await folderAt(directory)).name };
    for (let tries = 1; ; tries += 1) {
      const { known, unreadable } = await placesIn(notes);
      const own = await findPlace(known, note, directory);
      if (own !== undefined) {
        await noteAgain(join(notes, `${own.number}.json`), own, note);
        return ok(placeOf(libraryId, own.number, known));
      }
      if (unreadable !== undefined) return fail(unreadable);
      const number = nextNumber(known);
      const isTaken = (await keepNote(notes, number, note)) === "exists";
      if (!isTaken || tries === MOST_TRIES) return ok(placeOf(libraryId, number, known));
    }
  } catch (error) {
    return fail(readFailure(error, directory));
  }
}

/** @returns "exists" where another process noted a place under that number a moment ago */
async function keepNote(notes: string, number: number, note: KeptNote): Promise<"exists" | "done"> {
  try {
    await mkdir(notes, { recursive: true });
    const created = await createDurably(join(notes, `${number}.json`), JSON.stringify(note));
    return created === "exists" ? "exists" : "done";
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return "done";
  }
}

function nextNumber(known: readonly KnownPlace[]): number {
  return Math.max(0, ...known.map(({ number }) => number)) + 1;
}

function nameOf(libraryId: LibraryId, number: number): string {
  return number === 1 ? libraryId : `${libraryId}-${number}`;
}

interface KnownPlaces {
  /** By number. */
  readonly known: readonly KnownPlace[];
  /** Why a place is not among them, or none is. */
  readonly unreadable: Failure | undefined;
}

async function placesIn(notes: string): Promise<KnownPlaces> {
  const known: KnownPlace[] = [];
  let unreadable: Failure | undefined;
  const names = await namesIn(notes).catch((error: unknown) => {
    unreadable = readFailure(error, notes);
    return [];
  });
  for (const name of names.filter((one) => /^[1-9]\d*\.json$/.test(one))) {
    const path = join(notes, name);
    try {
      const note = parseNote(await readFile(path, "utf8"));
      known.push({ number: Number.parseInt(name, 10), note });
    } catch (error) {
      unreadable ??= readFailure(error, path);
    }
  }
  return { known: known.toSorted((one, other) => one.number - other.number), unreadable };
}

function parseNote(text: string): KeptNote | undefined {
  try {
    return KeptNote.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function findPlace(
  known: readonly KnownPlace[],
  { path, folder }: KeptNote,
  directory: string,
): Promise<KnownPlace | undefined> {
  const samePath = known.find(({ note }) => note?.path === path);
  if (samePath !== undefined || folder === "") return samePath;
  for (const one of known) {
    if (one.note?.folder !== folder) continue;
    const [there, here] = await Promise.all([folderAt(one.note.path), folderAt(directory)]);
    // Two disks, one the image of the other, have folders that are the same in all but the disk.
    if (there.name !== folder || there.disk === here.disk) return one;
  }
  return undefined;
}

/** Should that fail, the next start does it. */
async function noteAgain(path: string, { note }: KnownPlace, now: KeptNote): Promise<void> {
  if (note?.path === now.path && note.folder === now.folder) return;
  try {
    await replaceDurably(path, JSON.stringify(now));
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
  }
}

/**
 * A folder keeps its number and the time when it was made wherever it is moved on its disk; a copy has others.
 * @returns an empty name where there is none, or where the disk does not say when it was made
 */
async function folderAt(path: string): Promise<{ readonly name: string; readonly disk: bigint }> {
  try {
    const { ino, birthtimeNs, dev } = await stat(path, { bigint: true });
    return { name: birthtimeNs > 0n ? `${ino} ${birthtimeNs}` : "", disk: dev };
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return { name: "", disk: 0n };
  }
}

function placeOf(libraryId: LibraryId, number: number, known: readonly KnownPlace[]): KeptPlace {
  const others = known
    .filter((one) => one.number !== number)
    .map((one) => ({ name: nameOf(libraryId, one.number), path: one.note?.path ?? "" }));
  return { name: nameOf(libraryId, number), others };
}

/** What cannot be read is not gone. */
export async function isGone(path: string, libraryId: LibraryId): Promise<boolean> {
  if (path === "") return true;
  const found = await readLibraryFile(path);
  return found.ok ? found.value.libraryId !== libraryId : found.error.code === "library-missing";
}
