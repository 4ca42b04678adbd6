import { crc32 } from "node:zlib";
import type { NamedDocument, NamedParagraph } from "#core/boilerplate/named-paragraphs.js";
import { DamagedIndex } from "./damaged-index.ts";

/** What is stored of a document, so that it can be compared with others without reading it again. */
export interface PackedDocument extends Omit<NamedDocument, "folded"> {
  /** See `bandsOf`; none for a text too short to resemble another. */
  readonly bands: readonly number[];
}

export const NO_PARAGRAPHS: PackedDocument = { words: 0, paragraphs: [], bands: [] };

/** Checksum, words of the document, how many bands follow; behind them the paragraphs. */
const HEAD = 3;
/** Upper and lower half of the hash, lead, start, end, words. */
const FIELDS = 6;
const HALF = 2 ** 32;

/** Numbers of 32 bits each: a list in JSON is twice as long and takes longer to read. Half words are doubled. */
export function packParagraphs({ words, paragraphs, bands }: PackedDocument): Uint8Array {
  const packed = new Uint32Array(HEAD + bands.length + FIELDS * paragraphs.length);
  packed[1] = words * 2;
  packed[2] = bands.length;
  packed.set(bands, HEAD);
  let at = HEAD + bands.length;
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
  const packed = openPacked(bytes);
  const paragraphs: NamedParagraph[] = [];
  const number = (at: number): number => packed[at] ?? 0;
  for (let at = HEAD + number(2); at < packed.length; at += FIELDS) {
    paragraphs.push({
      hash: number(at) * HALF + number(at + 1),
      lead: number(at + 2),
      start: number(at + 3),
      end: number(at + 4),
      words: number(at + 5) / 2,
    });
  }
  return { words: number(1) / 2, paragraphs, bands: bandsIn(packed) };
}

/** Those of all articles are read at once, and nothing else of them. @throws DamagedIndex as `unpackParagraphs` */
export function unpackBands(bytes: Uint8Array): readonly number[] {
  return bandsIn(openPacked(bytes));
}

/** As `unpackBands`. @returns the hash of each paragraph once */
export function unpackHashes(bytes: Uint8Array): readonly number[] {
  const packed = openPacked(bytes);
  const hashes = new Set<number>();
  for (let at = HEAD + (packed[2] ?? 0); at < packed.length; at += FIELDS) {
    hashes.add((packed[at] ?? 0) * HALF + (packed[at + 1] ?? 0));
  }
  return [...hashes];
}

function bandsIn(packed: Uint32Array): readonly number[] {
  return [...packed.subarray(HEAD, HEAD + (packed[2] ?? 0))];
}

function openPacked(bytes: Uint8Array): Uint32Array {
  // A copy: what SQLite hands out need not begin where 32-bit numbers may.
  const packed = new Uint32Array(bytes.slice().buffer, 0, Math.floor(bytes.length / 4));
  if (packed.length < HEAD || packed[0] !== checksum(packed)) {
    throw new DamagedIndex("a list of paragraphs does not have its checksum");
  }
  return packed;
}

/** Of all but its own place. */
function checksum(packed: Uint32Array): number {
  return crc32(new Uint8Array(packed.buffer, Uint32Array.BYTES_PER_ELEMENT));
}
