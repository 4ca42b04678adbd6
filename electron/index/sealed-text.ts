import { crc32 } from "node:zlib";
import { DamagedIndex } from "./damaged-index.ts";

/** Eight hexadecimal digits before the text itself. */
export const SEAL_LENGTH = 8;

/**
 * Puts a checksum before a text. SQLite's own checks miss most bit rot inside a value: a flipped bit in a title would be shown
 * as the title.
 */
export function sealText(text: string): string {
  return checksum(text) + text;
}

/** @throws DamagedIndex when the text is not the one that was sealed */
export function openSealedText(sealed: string): string {
  const text = sealed.slice(SEAL_LENGTH);
  if (checksum(text) !== sealed.slice(0, SEAL_LENGTH)) {
    throw new DamagedIndex("a stored text does not have its checksum");
  }
  return text;
}

/** JSON, so that what UTF-8 cannot hold (a lone surrogate in a hostile title) comes back as it was. */
export function sealRecord(record: object): string {
  return sealText(JSON.stringify(record));
}

/**
 * @returns what was sealed: the checksum says that nothing touched it, the schema version that this program wrote it
 * @throws DamagedIndex
 */
export function openSealedRecord(sealed: string): unknown {
  return parseStored(openSealedText(sealed));
}

/** @throws DamagedIndex when what stands there is no JSON */
export function parseStored(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new DamagedIndex("a stored value is no JSON", { cause: error });
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(SEAL_LENGTH, "0");
}
