import { randomBytes } from "node:crypto";
import { mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import { LibraryId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { LIBRARY_FORMAT, LibraryIdentity } from "#core/library/library-identity.js";
import { type Result, fail, ok } from "#core/result.js";
import { nameOfUndownloaded } from "#core/sync/conflict-copy.js";
import { copiesOf } from "./copies-of.ts";
import { namesIn } from "./directory-names.ts";
import { isNewerFormat } from "./format-of.ts";
import { readBothSides } from "./read-identity.ts";
import { createDurably } from "./replace-durably.ts";
import { systemErrorCode } from "./system-error.ts";
import { readFailure, writeFailure } from "./write-failure.ts";

const ULID_RANDOM_BYTES = 10;
/** What systems put into a folder that a person would call empty; names that begin with a dot are no one's content. */
const CLUTTER: ReadonlySet<string> = new Set(["desktop.ini", "Thumbs.db"]);

export const LIBRARY_NAME = "library.json";

export function libraryFilePath(directory: string): string {
  return join(directory, LIBRARY_NAME);
}

/**
 * Why nothing may be written to a library: it has a format that this Postil does not know.
 * @param path  of its file
 */
export function newerLibrary({ format }: LibraryIdentity, path: string): Failure | undefined {
  return format > LIBRARY_FORMAT ? { code: "written-by-newer", path } : undefined;
}

/** @returns `library-missing`, `library-newer` where not even its name is understood, `library-damaged`, or why the file could not be read */
export async function readLibraryFile(
  directory: string,
): Promise<Result<LibraryIdentity, Failure>> {
  const path = libraryFilePath(directory);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const failure = readFailure(error, path);
    return fail(failure.code === "file-not-found" ? await missingFrom(directory) : failure);
  }
  return parseLibraryFile(text, path);
}

export interface FoundLibrary {
  readonly identity: LibraryIdentity;
  /** This very call made it. */
  readonly isNew: boolean;
}

/**
 * Makes a library of a folder that is empty or not there; of several processes that do so at once, one wins and all use
 * its. A folder with other content is left alone: it may be a library whose `library.json` is missing.
 */
export async function findOrCreateLibrary(
  directory: string,
  now: number,
): Promise<Result<FoundLibrary, Failure>> {
  let isNew = false;
  try {
    await mkdir(directory, { recursive: true });
    const content = (await readdir(directory)).filter(
      (name) =>
        nameOfUndownloaded(name) !== undefined || (!name.startsWith(".") && !CLUTTER.has(name)),
    );
    if (content.includes(LIBRARY_NAME)) return await findLibrary(directory);
    if (content.length > 0) return fail(await missingFrom(directory));
    const identity: LibraryIdentity = {
      format: LIBRARY_FORMAT,
      libraryId: LibraryId.parse(makeUlid(Math.max(0, now), randomBytes(ULID_RANDOM_BYTES))),
      createdAt: new Date(now).toISOString(),
    };
    const json = `${JSON.stringify(identity, undefined, 2)}\n`;
    isNew = (await createDurably(libraryFilePath(directory), json)) === "created";
  } catch (error) {
    if (systemErrorCode(error) === "ENOTDIR" || systemErrorCode(error) === "EEXIST") {
      return fail(missing(directory));
    }
    return fail(writeFailure(error, directory));
  }
  const found = await readLibraryFile(directory);
  return found.ok ? ok({ identity: found.value, isNew }) : found;
}

export async function findLibrary(directory: string): Promise<Result<FoundLibrary, Failure>> {
  const found = await readLibraryFile(directory);
  return found.ok ? ok({ identity: found.value, isNew: false }) : found;
}

export function missing(directory: string): Failure {
  return { code: "library-missing", path: directory };
}

/** What lies there may tell why. */
async function missingFrom(directory: string): Promise<Failure> {
  const names = await namesIn(directory).catch(() => []);
  if (names.some((name) => nameOfUndownloaded(name) === LIBRARY_NAME)) {
    return { ...missing(directory), detail: "iCloud Drive has not downloaded library.json yet." };
  }
  const [copy] = copiesOf(LIBRARY_NAME, names);
  return copy === undefined
    ? missing(directory)
    : {
        ...missing(directory),
        detail: `A sync tool called it “${copy}”: name it library.json again.`,
      };
}

/**
 * @returns the names of conflict copies of `library.json` that name another library than this one, or that cannot be read
 * Throws what the file system throws.
 */
export async function strangersBeside(
  directory: string,
  libraryId: LibraryId,
): Promise<readonly string[]> {
  const copies = copiesOf(LIBRARY_NAME, await namesIn(directory));
  const read = await Promise.all(
    copies.map(async (name) => {
      const path = join(directory, name);
      const found = parseLibraryFile(await readFile(path, "utf8").catch(() => ""), path);
      return found.ok && found.value.libraryId === libraryId ? undefined : name;
    }),
  );
  return read.filter((name) => name !== undefined);
}

/** A library that this device knows was there. */
export function gone(directory: string): Failure {
  return { ...missing(directory), detail: "It was there before: is a disk missing?" };
}

export function parseLibraryFile(text: string, path: string): Result<LibraryIdentity, Failure> {
  const isSame = (one: LibraryIdentity, other: LibraryIdentity): boolean =>
    one.libraryId === other.libraryId;
  const identity = readBothSides(text, parseSide, isSame);
  if (identity !== undefined) return ok(identity);
  const code = isNewerFormat(asJson(text), LIBRARY_FORMAT) ? "library-newer" : "library-damaged";
  return fail({ code, path });
}

function parseSide(text: string): LibraryIdentity | undefined {
  return LibraryIdentity.safeParse(asJson(text)).data;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller reports the file.
    return undefined;
  }
}
