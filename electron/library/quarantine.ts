import { createHash } from "node:crypto";
import { readFile, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import type { LibraryId } from "#core/identity/ids.js";
import type { DamagedLine } from "./parse-log.ts";
import { isMissing, namesIn } from "./directory-names.ts";
import { flushDirectory, makeDirectories } from "./flush-directory.ts";
import {
  type DescribedLibrary,
  type QuarantinedFile,
  describeQuarantined,
  putQuarantinedBack,
} from "./quarantined-files.ts";
import { createDurably, moveDurably, renameIfFree } from "./replace-durably.ts";
import { pathBeforeSetAside, setAsidePathFor } from "./set-aside-name.ts";
import { systemErrorCode } from "./system-error.ts";
import { isTemporaryName } from "./temporary-name.ts";

const NAME_CHARACTERS = 16;
const QUARANTINE_FORMAT = 1;

export interface WhyMoved {
  /** A sentence. Left out where it was told elsewhere. */
  readonly problem?: string;
  /** Asked of the very bytes that are to be moved: what was found to be damaged may have been replaced, or badly read. */
  readonly isIntact?: (bytes: Buffer) => boolean;
}

/** Where damage is kept, outside the library and for good: no repair ever throws bytes away. */
export interface Quarantine {
  /** Copies a line; the log it stands in is left as it is. Doing so twice keeps one copy. */
  keepLine(path: string, damage: DamagedLine): Promise<void>;
  /**
   * Moves a whole file out of the library, or out of the data folder, and nothing that came under its name meanwhile.
   * @returns where it is now; undefined when it was intact after all, and is where it was. Throws what the file system throws, and
   * then the file is where it was, or beside what has its name by now
   */
  moveFile(path: string, why?: WhyMoved): Promise<string | undefined>;
  /** Where files that had this path in the library are kept. Absolute, in no particular order. */
  copiesOf(path: string): Promise<readonly string[]>;
  /** The files that are kept, newest first. Throws what the file system throws. */
  list(): Promise<readonly QuarantinedFile[]>;
  /** See there. */
  putBack: typeof putQuarantinedBack;
  /** Compares all that is kept with the hashes it was kept by. @returns absolute paths of what is another now, or cannot be read */
  verify(): Promise<{ readonly filesChecked: number; readonly changed: readonly string[] }>;
}

export interface QuarantinedLibrary extends Pick<DescribedLibrary, "folderNow"> {
  /** Absolute. */
  readonly directory: string;
  readonly libraryId: LibraryId;
}

/** @param onMoved  hears of every file that was taken out */
export function openQuarantine(
  dataDirectory: string,
  library: QuarantinedLibrary,
  onMoved: (path: string, kept: string, problem: string) => void = () => undefined,
): Quarantine {
  const directory = join(dataDirectory, "quarantine", library.libraryId);
  /** @returns undefined for what lies elsewhere, such as in the data folder */
  const insideOf = (path: string): string | undefined => {
    const inside = relative(library.directory, path);
    return inside.startsWith(`..${sep}`) || isAbsolute(inside) ? undefined : inside;
  };
  return {
    async keepLine(path, { line, problem, raw }) {
      const lines = join(directory, "lines");
      await makeDirectories(lines);
      const record = {
        format: QUARANTINE_FORMAT,
        path: relative(library.directory, path),
        line,
        problem,
        text: Buffer.from(raw).toString("utf8"),
        bytes: Buffer.from(raw).toString("base64"),
      };
      const content = `${JSON.stringify(record, undefined, 2)}\n`;
      await createDurably(join(lines, `${hashOf(content)}.json`), content);
    },
    async moveFile(path, { problem = "", isIntact = () => false } = {}) {
      const original = pathBeforeSetAside(path);
      const aside = path === original ? setAsidePathFor(path) : path;
      // From here on whatever comes under its own name, from a sync tool, is another file, and stays.
      if (aside !== path) await moveDurably(path, aside);
      let kept: string | undefined;
      try {
        const name = insideOf(original) ?? basename(original);
        kept = await keepFile(join(directory, "files"), { path: aside, name, isIntact });
        if (kept !== undefined) await rm(aside, { force: true });
      } finally {
        if (kept === undefined) await putBack(aside, original);
      }
      await flushDirectory(dirname(path));
      if (kept !== undefined) onMoved(original, kept, problem);
      return kept;
    },
    async copiesOf(path) {
      const inside = insideOf(path);
      const files = join(directory, "files");
      const hashes = inside === undefined ? [] : await namesIn(files);
      const paths = hashes.map((hash) => join(files, hash, inside ?? ""));
      const found = await Promise.all(paths.map((one) => stat(one).catch(() => undefined))); // Another file's.
      return paths.filter((_, index) => found[index]?.isFile() === true);
    },
    async list() {
      const below = join(directory, "files");
      const files = await filesBelow(below);
      return await describeQuarantined(files, { ...library, below });
    },
    putBack: putQuarantinedBack,
    async verify() {
      const entries = await filesBelow(directory);
      const changed: string[] = [];
      for (const path of entries) {
        const [kind, named = ""] = relative(directory, path).split(sep);
        const hash = kind === "lines" ? basename(named, ".json") : named.replace(/-\d+$/, "");
        const bytes = await readFile(path).catch(() => undefined); // Told as changed: it cannot be had back.
        if (bytes === undefined || hashOf(bytes) !== hash) changed.push(path);
      }
      return { filesChecked: entries.length, changed };
    },
  };
}

interface FileToKeep {
  readonly path: string;
  /** By which it is looked for: its path in the library. */
  readonly name: string;
  readonly isIntact: (bytes: Buffer) => boolean;
}

/**
 * The data directory may be on another disk: copied and flushed, as the file itself is removed after that.
 * @param files  of the quarantine
 * @returns undefined when it turns out to be intact, and is not kept
 */
async function keepFile(
  files: string,
  { path, name, isIntact }: FileToKeep,
): Promise<string | undefined> {
  const before = await stat(path);
  const bytes = await readFile(path);
  if (isIntact(bytes)) return undefined;
  const hash = hashOf(bytes);
  for (let number = 1; ; number += 1) {
    const kept = join(files, number === 1 ? hash : `${hash}-${number}`, name);
    await makeDirectories(dirname(kept));
    const isNew = (await createDurably(kept, bytes)) === "created";
    // An earlier copy of the same may have been damaged since.
    if (!isNew && !(await isOf(kept, bytes))) continue;
    const { size, mtimeMs } = await stat(path);
    // Somebody who had opened it goes on writing into it.
    if (size !== before.size || mtimeMs !== before.mtimeMs || size !== bytes.length) {
      throw Object.assign(new Error(`${path} changed while it was kept`), { code: "EBUSY" });
    }
    return kept;
  }
}

async function isOf(path: string, bytes: Buffer): Promise<boolean> {
  const found = await readFile(path).catch(() => undefined); // It cannot be had back: as good as another.
  return found?.equals(bytes) === true;
}

/** Where its name was given to another file it stays beside that, for the next check. */
async function putBack(aside: string, path: string): Promise<void> {
  try {
    await renameIfFree(aside, path);
  } catch (error) {
    // What led here says more, and the next check finds it.
    if (systemErrorCode(error) === undefined) throw error;
  }
}

async function filesBelow(directory: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !isTemporaryName(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, NAME_CHARACTERS);
}
