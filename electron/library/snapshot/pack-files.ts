import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";
import type { PackMember, PackRecord } from "#core/snapshot/snapshot-record.js";
import { isMissing } from "../directory-names.ts";
import { systemErrorCode } from "../system-error.ts";
import { replaceDurably } from "../replace-durably.ts";
import { sha256 } from "../sha256.ts";

const compress = promisify(deflate);
const uncompress = promisify(inflate);

/** A pack is written when it is that large, so that a snapshot of a large library never lies in memory as a whole. Bytes. */
const LARGEST_PACK = 8_000_000;
const NAME_BYTES = 8;

export type PackFile = Omit<PackRecord, "live">;

export function packPath(directory: string, name: string): string {
  return join(directory, `${name}.pack`);
}

/** Puts bytes into new packs. None of them is named by anything before the caller names it. */
export interface PackWriter {
  add(bytes: Uint8Array): Promise<PackMember>;
  /** Of bytes that are compressed already. @param hash  of what they were before */
  addCompressed(bytes: Uint8Array, hash: string): Promise<PackMember>;
  /** Writes what is left. @returns every pack that was written */
  finish(): Promise<readonly PackFile[]>;
}

export function createPackWriter(directory: string): PackWriter {
  const written: PackFile[] = [];
  let name = newName();
  let chunks: Uint8Array[] = [];
  let size = 0;

  async function flush(): Promise<void> {
    if (size === 0) return;
    const full = { name, bytes: Buffer.concat(chunks) };
    // What comes while it is written goes into the next one.
    [name, chunks, size] = [newName(), [], 0];
    await replaceDurably(packPath(directory, full.name), full.bytes);
    written.push({ name: full.name, size: full.bytes.length, sha256: sha256(full.bytes) });
  }

  async function addCompressed(bytes: Uint8Array, hash: string): Promise<PackMember> {
    if (size > 0 && size + bytes.length > LARGEST_PACK) await flush();
    const member = { pack: name, offset: size, length: bytes.length, sha256: hash };
    chunks.push(bytes);
    size += bytes.length;
    return member;
  }

  return {
    addCompressed,
    async add(bytes) {
      // What zlib gives keeps sixteen kilobytes in memory, however small it is: of small logs half a gigabyte before a pack is full.
      const compressed = new Uint8Array(await compress(bytes));
      return await addCompressed(compressed, sha256(bytes));
    },
    async finish() {
      await flush();
      return written;
    },
  };
}

function newName(): string {
  return randomBytes(NAME_BYTES).toString("hex");
}

/** @returns the bytes of a member, verified; undefined when they are damaged or not there. Throws when the system refuses to read them now */
export async function readMember(
  directory: string,
  member: PackMember,
): Promise<Buffer | undefined> {
  return (await readBoth(directory, member))?.bytes;
}

/** @returns them as they lie in the pack, verified */
export async function readCompressed(
  directory: string,
  member: PackMember,
): Promise<Buffer | undefined> {
  return (await readBoth(directory, member))?.compressed;
}

async function readBoth(
  directory: string,
  { pack, offset, length, sha256: expected }: PackMember,
): Promise<{ readonly compressed: Buffer; readonly bytes: Buffer } | undefined> {
  try {
    const chunks: Buffer[] = [];
    const stream = createReadStream(packPath(directory, pack), {
      start: offset,
      end: offset + length - 1,
    });
    // Without an encoding a read stream gives buffers.
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const compressed = Buffer.concat(chunks);
    // What does not inflate is damaged; zlib's own words say no more.
    const bytes = await uncompress(compressed).catch(() => undefined);
    return bytes === undefined || sha256(bytes) !== expected ? undefined : { compressed, bytes };
  } catch (error) {
    return asDamage(error);
  }
}

/** Whether a pack is there, as long as it should be; `every`: and has every byte that it should have. */
export async function isPackSound(
  directory: string,
  { name, size, sha256: expected }: PackFile,
  look: "length" | "every byte",
): Promise<boolean> {
  const path = packPath(directory, name);
  const found = await stat(path).catch(asDamage);
  if (found?.size !== size) return false;
  if (look === "length") return true;
  const bytes = await readFile(path).catch(asDamage);
  return bytes !== undefined && sha256(bytes) === expected;
}

/** A disk that cannot give the bytes has lost them; where there are no rights or too many open files, another time will do. */
function asDamage(error: unknown): undefined {
  if (isMissing(error) || systemErrorCode(error) === "EIO") return undefined;
  throw error;
}
