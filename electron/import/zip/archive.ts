import { crc32, inflateRawSync } from "node:zlib";
import { fail, ok, type Result } from "#core/result.js";
import type { ArchiveProblem } from "./archive-problem.ts";
import { foldName } from "./entry-name.ts";
import { type PackedFile, readDirectory } from "./read-directory.ts";
import { ZIP_LIMITS, type ZipLimits } from "./zip-limits.ts";

/** An archive that has been listed. Its files are unpacked one by one, when they are asked for, in memory. */
export interface Archive {
  /** NFC, in the order in which the archive lists them. */
  readonly names: readonly string[];
  /** @returns a file's name as the archive has it; undefined where there is none, in whatever case. @param name  any */
  find(name: string): string | undefined;
  /** Counts against the limits. @param name  one of `names` */
  read(name: string): Result<Uint8Array, ArchiveProblem>;
}

const STORED = 0;
const DEFLATED = 8;
const MEGABYTE = 1024 * 1024;

/** Opens an archive and looks at everything that can be seen without unpacking. */
export async function openArchive(
  bytes: Uint8Array,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<Result<Archive, ArchiveProblem>> {
  const directory = await readDirectory(bytes, limits);
  if (!directory.ok) return directory;
  const files = new Map(directory.value.map((file) => [file.name, file]));
  const folded = new Map(directory.value.map(({ name }) => [foldName(name), name]));
  let left = limits.totalBytes;

  return ok({
    names: [...files.keys()],
    find: (name) => {
      const exact = name.normalize("NFC");
      return files.has(exact) ? exact : folded.get(foldName(name));
    },
    read: (name) => {
      const file = files.get(name);
      if (file === undefined) throw new Error(`the archive has no ${name}`);
      const unpacked = unpack(file, bytes, limits, left);
      if (unpacked.ok) left -= unpacked.value.length;
      return unpacked;
    },
  });
}

/** @param left  bytes of the total */
function unpack(
  file: PackedFile,
  archive: Uint8Array,
  limits: ZipLimits,
  left: number,
): Result<Uint8Array, ArchiveProblem> {
  const packed = archive.subarray(file.start, file.end);
  const most = mostOf(packed.length, limits, left);
  const unpacked = unpackedAs(file.method, packed, most.bytes);
  if (unpacked === "too much") return fail(most.problem);
  if (unpacked === "broken") return fail({ kind: "damaged", detail: `${file.name} is broken` });
  if (unpacked === "unknown") {
    return fail({ kind: "damaged", detail: `${file.name} is packed in a way that few can read` });
  }
  if (unpacked.length > most.bytes) return fail(most.problem);
  if (crc32(unpacked) !== file.crc32) {
    return fail({ kind: "damaged", detail: `${file.name} is not as it was packed` });
  }
  return ok(unpacked);
}

function unpackedAs(
  method: number,
  packed: Uint8Array,
  most: number,
): Uint8Array | "too much" | "broken" | "unknown" {
  // A part of the archive itself: most pictures are stored so, and need no more memory.
  if (method === STORED) return packed;
  if (method !== DEFLATED) return "unknown";
  try {
    // The limit is checked with every piece that comes out.
    const { buffer, byteOffset, byteLength } = inflateRawSync(packed, {
      maxOutputLength: Math.max(1, most),
    });
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    const isTooMuch =
      error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isTooMuch ? "too much" : "broken";
  }
}

/** How many bytes may come out of so many, and what it is if more do. */
function mostOf(
  packed: number,
  { entryBytes, totalBytes, ratio, largeRatio, largeBytes }: ZipLimits,
  left: number,
): { readonly bytes: number; readonly problem: ArchiveProblem } {
  const byRatio = Math.max(packed * largeRatio, Math.min(packed * ratio, largeBytes));
  const bytes = Math.min(entryBytes, left, byRatio);
  if (bytes === byRatio) {
    return { bytes, problem: { kind: "unsafe", detail: "a file that swells without end" } };
  }
  const [limit, what] =
    bytes === entryBytes ? [entryBytes, "in one of its files"] : [totalBytes, "when unpacked"];
  return {
    bytes,
    problem: { kind: "too-large", detail: `${Math.floor(limit / MEGABYTE)} MB ${what}` },
  };
}
