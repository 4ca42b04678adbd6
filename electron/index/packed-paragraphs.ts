import { crc32 } from "node:zlib";
import type { NamedDocument, NamedParagraph } from "#core/boilerplate/named-paragraphs.js";
import { DamagedIndex } from "./damaged-index.ts";

/** What is stored of a document's paragraphs, so that they can be compared without reading it again. */
export type PackedDocument = Omit<NamedDocument, "folded">;

export const NO_PARAGRAPHS: PackedDocument = { words: 0, paragraphs: [] };

/** Checksum, words of the document. */
const HEAD = 2;
/** Upper and lower half of the hash, lead, start, end, words. */
const FIELDS = 6;
const HALF = 2 ** 32;

/** Numbers of 32 bits each: a list in JSON is twice as long and takes longer to read. Half words are doubled. */
export function packParagraphs({ words, paragraphs }: PackedDocument): Uint8Array {
  const packed = new Uint32Array(HEAD + FIELDS * paragraphs.length);
  packed[1] = words * 2;
  let at = HEAD;
  for (const { hash, lead, start, end, words: own } of paragraphs) {
    packed[at] = Math.floor(hash / HALF);
    packed[at + 1] = hash >>> 0;
    packed[at + 2] = lead;
    packed[at + 3] = start;
    packed[at + 4] = end;
    packed[at + 5] = own * 2;
    at += FIELDS;
  }
  packed[0] = checksum(packed);
  return new Uint8Array(packed.buffer);
}

/** @throws DamagedIndex when these are not the bytes that were packed */
export function unpackParagraphs(bytes: Uint8Array): PackedDocument {
  // A copy: what SQLite hands out need not begin where 32-bit numbers may.
  const packed = new Uint32Array(bytes.slice().buffer, 0, Math.floor(bytes.length / 4));
  if (packed.length < HEAD || packed[0] !== checksum(packed)) {
    throw new DamagedIndex("a list of paragraphs does not have its checksum");
  }
  const paragraphs: NamedParagraph[] = [];
  const number = (at: number): number => packed[at] ?? 0;
  for (let at = HEAD; at + FIELDS <= packed.length; at += FIELDS) {
    paragraphs.push({
      hash: number(at) * HALF + number(at + 1),
      lead: number(at + 2),
      start: number(at + 3),
      end: number(at + 4),
      words: number(at + 5) / 2,
    });
  }
  return { words: number(1) / 2, paragraphs };
}

/** Of all but its own place. */
function checksum(packed: Uint32Array): number {
  return crc32(new Uint8Array(packed.buffer, Uint32Array.BYTES_PER_ELEMENT));
}
