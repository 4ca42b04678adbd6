import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { isUtf8 } from "node:buffer";
import { fail, ok, type Result } from "#core/result.js";
import type { ArchiveProblem } from "./archive-problem.ts";
import { foldName, problemOfName } from "./entry-name.ts";
import type { ZipLimits } from "./zip-limits.ts";

/** A file in an archive, still packed. */
export interface PackedFile {
  /** NFC. */
  readonly name: string;
  /** First byte of its content in the archive. */
  readonly start: number;
  /** One past the last. */
  readonly end: number;
  /** 0 is stored, 8 deflated. */
  readonly method: number;
  readonly crc32: number;
}

const UTF8_FLAG = 0x800;
/** File type bits of a Unix mode, and of a symbolic link. */
const TYPE_BITS = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/** Lists the files of an archive, every one of which has passed. Folders are left out. */
export async function readDirectory(
  bytes: Uint8Array,
  limits: ZipLimits,
): Promise<Result<readonly PackedFile[], ArchiveProblem>> {
  try {
    const zip = await fromBufferPromise(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { decodeStrings: false, validateEntrySizes: false },
    );
    return await readEntries(zip, limits);
  } catch (error) {
    // The library throws for what is not as the format says.
    const detail = error instanceof Error ? error.message : String(error);
    return fail(
      /strong encryption/.test(detail) ? { kind: "encrypted" } : { kind: "damaged", detail },
    );
  }
}

async function readEntries(
  zip: ZipFile,
  limits: ZipLimits,
): Promise<Result<readonly PackedFile[], ArchiveProblem>> {
  const files: PackedFile[] = [];
  const spans: { readonly start: number; readonly end: number }[] = [];
  const taken = new Set<string>();
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > limits.entries) {
      return fail({
        kind: "too-large",
        detail: `${limits.entries.toLocaleString("en")} files in it`,
      });
    }
    const name = nameOf(entry);
    const problem = problemOf(entry, name);
    if (problem !== undefined) return fail(problem);
    const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const end = start + entry.compressedSize;
    spans.push({ start: entry.relativeOffsetOfLocalHeader, end });
    if (name.endsWith("/")) continue;
    const folded = foldName(name);
    if (taken.has(folded)) {
      return fail({ kind: "unsafe", detail: "two files of one name" });
    }
    taken.add(folded);
    const { compressionMethod: method, crc32 } = entry;
    files.push({ name: name.normalize("NFC"), start, end, method, crc32 });
  }
  if (overlap(spans)) return fail({ kind: "unsafe", detail: "files that lie on each other" });
  return ok(files);
}

/** As UTF-8 wherever it can be: programs forget to say so. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const flag = isUtf8(fileNameRaw) ? generalPurposeBitFlag | UTF8_FLAG : generalPurposeBitFlag;
  return getFileNameLowLevel(flag, fileNameRaw, extraFields, true);
}

function problemOf(entry: Entry, name: string): ArchiveProblem | undefined {
  const detail = problemOfName(name);
  if (detail !== undefined) return { kind: "unsafe", detail };
  if (entry.isEncrypted()) return { kind: "encrypted" };
  // Unix systems keep their mode in the upper half, whatever system the archive says it is from.
  const isLink = ((entry.externalFileAttributes >>> 16) & TYPE_BITS) === SYMBOLIC_LINK;
  return isLink ? { kind: "unsafe", detail: "a link in the place of a file" } : undefined;
}

function overlap(spans: readonly { readonly start: number; readonly end: number }[]): boolean {
  const inOrder = spans.toSorted((one, other) => one.start - other.start);
  return inOrder.some(({ start }, at) => at > 0 && start < (inOrder[at - 1]?.end ?? 0));
}
