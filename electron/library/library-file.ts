import { randomBytes } from "node:crypto";
import { mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import { LibraryId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { LIBRARY_FORMAT, LibraryIdentity } from "#core/library/library-identity.js";
import { type Result, fail, ok } from "#core/result.js";
import { isNewerFormat } from "./format-of.ts";
import { createDurably } from "./replace-durably.ts";
import { systemErrorCode } from "./system-error.ts";
import { readFailure, writeFailure } from "./write-failure.ts";

const ULID_RANDOM_BYTES = 10;
/** What systems put into a folder that a person would call empty; names that begin with a dot are no one's content. */
const CLUTTER: ReadonlySet<string> = new Set(["desktop.ini", "Thumbs.db"]);

export function libraryFilePath(directory: string): string {
  return join(directory, "library.json");
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
    return fail(failure.code === "file-not-found" ? missing(directory) : failure);
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
      (name) => !name.startsWith(".") && !CLUTTER.has(name),
    );
    if (content.includes("library.json")) return await findLibrary(directory);
    if (content.length > 0) return fail(missing(directory));
    const identity: LibraryIdentity = {
      format: LIBRARY_FORMAT,
      libraryId: LibraryId.parse(makeUlid(now, randomBytes(ULID_RANDOM_BYTES))),
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

/** A library that this device knows was there. */
export function gone(directory: string): Failure {
  return { ...missing(directory), detail: "It was there before: is a disk missing?" };
}

function parseLibraryFile(text: string, path: string): Result<LibraryIdentity, Failure> {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return fail({ code: "library-damaged", path });
  }
  const parsed = LibraryIdentity.safeParse(record);
  if (parsed.success) return ok(parsed.data);
  const code = isNewerFormat(record, LIBRARY_FORMAT) ? "library-newer" : "library-damaged";
  return fail({ code, path });
}
