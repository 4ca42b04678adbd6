import { mkdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { LibraryId } from "#core/identity/ids.js";
import { namesIn } from "./directory-names.ts";
import { readLibraryFile } from "./library-file.ts";
import { createDurably, replaceDurably } from "./replace-durably.ts";
import { systemErrorCode } from "./system-error.ts";

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
  /** Other places where it lay once and is no more: moved here perhaps, perhaps on a disk that is not connected. */
  readonly gone: readonly { readonly name: string; readonly path: string }[];
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
 * a new one. Where the data folder cannot be read or written, it is the place that it would be, and nothing is noted.
 * @param directory  where the library is; it has been found there
 */
export async function openKeptPlace(
  dataDirectory: string,
  libraryId: LibraryId,
  directory: string,
): Promise<KeptPlace> {
  const notes = join(dataDirectory, "libraries", libraryId, "places");
  let known: readonly KnownPlace[] = [];
  try {
    const note = { path: await realpath(directory), folder: (await folderAt(directory)).name };
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      known = await placesIn(notes);
      const own = await findPlace(known, note, directory);
      if (own !== undefined) {
        await noteAgain(join(notes, `${own.number}.json`), own, note);
        return await placeOf(libraryId, own.number, known);
      }
      const number = nextNumber(known);
      await mkdir(notes, { recursive: true });
      const created = await createDurably(join(notes, `${number}.json`), JSON.stringify(note));
      if (created === "created") return await placeOf(libraryId, number, known);
    }
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
  }
  return await placeOf(libraryId, nextNumber(known), known);
}

function nextNumber(known: readonly KnownPlace[]): number {
  return Math.max(0, ...known.map(({ number }) => number)) + 1;
}

function nameOf(libraryId: LibraryId, number: number): string {
  return number === 1 ? libraryId : `${libraryId}-${number}`;
}

async function placesIn(notes: string): Promise<readonly KnownPlace[]> {
  const names = (await namesIn(notes)).filter((name) => /^[1-9]\d*\.json$/.test(name));
  const places = names.map(async (name) => ({
    number: Number.parseInt(name, 10),
    note: parseNote(await readFile(join(notes, name), "utf8")),
  }));
  return (await Promise.all(places)).toSorted((one, other) => one.number - other.number);
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

async function placeOf(
  libraryId: LibraryId,
  number: number,
  known: readonly KnownPlace[],
): Promise<KeptPlace> {
  const others = known.filter((one) => one.number !== number);
  const gone = others.map(async (one) => {
    const place = { name: nameOf(libraryId, one.number), path: one.note?.path ?? "" };
    return (await isGone(place.path, libraryId)) ? [place] : [];
  });
  return { name: nameOf(libraryId, number), gone: (await Promise.all(gone)).flat() };
}

/** What cannot be read is not gone. */
export async function isGone(path: string, libraryId: LibraryId): Promise<boolean> {
  if (path === "") return true;
  const found = await readLibraryFile(path);
  return found.ok ? found.value.libraryId !== libraryId : found.error.code === "library-missing";
}
