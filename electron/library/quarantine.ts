import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import type { LibraryId } from "#core/identity/ids.js";
import type { DamagedLine } from "./parse-log.ts";
import { isMissing, namesIn } from "./directory-names.ts";
import { flushDirectory } from "./flush-directory.ts";
import { createDurably } from "./replace-durably.ts";
import { isTemporaryName } from "./temporary-name.ts";

const NAME_CHARACTERS = 16;
const QUARANTINE_FORMAT = 1;

/** Where damage is kept, outside the library and for good: no repair ever throws bytes away. */
export interface Quarantine {
  /** Copies a line; the log it stands in is left as it is. Doing so twice keeps one copy. */
  keepLine(path: string, damage: DamagedLine): Promise<void>;
  /**
   * Moves a whole file out of the library, or out of the data folder.
   * @param problem  a sentence: why. Left out where it was told elsewhere
   * @returns where it is now
   */
  moveFile(path: string, problem?: string): Promise<string>;
  /** Where files that had this path in the library are kept. Absolute, in no particular order. */
  copiesOf(path: string): Promise<readonly string[]>;
  /** Compares all that is kept with the hashes it was kept by. @returns absolute paths of what is another now, or cannot be read */
  verify(): Promise<{ readonly filesChecked: number; readonly changed: readonly string[] }>;
}

/** @param onMoved  hears of every file that was taken out */
export function openQuarantine(
  dataDirectory: string,
  library: { readonly directory: string; readonly libraryId: LibraryId },
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
      await mkdir(lines, { recursive: true });
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
    async moveFile(path, why = "") {
      const bytes = await readFile(path);
      const name = insideOf(path) ?? basename(path);
      const kept = join(directory, "files", hashOf(bytes), name);
      await mkdir(dirname(kept), { recursive: true });
      // The data directory may be on another disk: copied and flushed first, removed only then.
      await createDurably(kept, bytes);
      if ((await stat(kept)).size !== bytes.length) throw new Error(`not all of ${path} was kept`);
      await rm(path);
      await flushDirectory(dirname(path));
      onMoved(path, kept, why);
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
    async verify() {
      const entries = await filesBelow(directory);
      const changed: string[] = [];
      for (const path of entries) {
        const [kind, named = ""] = relative(directory, path).split(sep);
        const hash = kind === "lines" ? basename(named, ".json") : named;
        const bytes = await readFile(path).catch(() => undefined); // Told as changed: it cannot be had back.
        if (bytes === undefined || hashOf(bytes) !== hash) changed.push(path);
      }
      return { filesChecked: entries.length, changed };
    },
  };
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
