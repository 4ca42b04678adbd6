/** Where the objects of a binary property list stand in its file. */
export interface PlistTable {
  /** The object that holds the others. */
  readonly top: number;
  /** Of each object, from the beginning of the file. */
  readonly offsets: readonly number[];
  /** Bytes that one object names another with. */
  readonly referenceSize: number;
}

/** An object as its first bytes describe it. */
export interface PlistObject {
  /** Of a text. */
  readonly textBytes: number;
  /** How many other objects it names. */
  readonly references: number;
  /** Where the first of them is named, from the beginning of the file. */
  readonly start: number;
}

const HEADER = "bplist00";
const TRAILER_LENGTH = 32;
/** Kinds of objects, by the upper half of their first byte. */
const [DATA, ASCII, UTF_16, ARRAY, SET, DICTIONARY] = [0x4, 0x5, 0x6, 0xa, 0xc, 0xd];
const SIZED: ReadonlySet<number> = new Set([DATA, ASCII, UTF_16, ARRAY, SET, DICTIONARY]);

/** @returns how many objects the file says that it has; undefined when it is no property list */
export function countObjects(file: Buffer): number | undefined {
  const trailer = file.length - TRAILER_LENGTH;
  const isPlist = file.subarray(0, HEADER.length).toString("latin1") === HEADER;
  const count = isPlist && trailer >= HEADER.length ? numberAt(file, trailer + 8, 8) : undefined;
  // Each takes a byte at least.
  return count !== undefined && count <= trailer ? count : undefined;
}

/** @param count  from `countObjects`. @returns undefined when what it says of itself is not in the file */
export function readTable(file: Buffer, count: number): PlistTable | undefined {
  const trailer = file.length - TRAILER_LENGTH;
  const [offsetSize = 0, referenceSize = 0] = file.subarray(trailer + 6);
  const [top, start] = [16, 24].map((at) => numberAt(file, trailer + at, 8));
  if (top === undefined || start === undefined) return undefined;
  const hasSizes = [offsetSize, referenceSize].every((size) => size >= 1 && size <= 8);
  if (!hasSizes || start + count * offsetSize > trailer) return undefined;
  const offsets = Array.from(
    { length: count },
    (_, at) => numberAt(file, start + at * offsetSize, offsetSize) ?? file.length,
  );
  return { top, offsets, referenceSize };
}

/** @returns undefined when the object is not in the file as a whole */
export function readObject(
  file: Buffer,
  { offsets, referenceSize }: PlistTable,
  object: number,
): PlistObject | undefined {
  const offset = offsets[object];
  const marker = offset === undefined ? undefined : file[offset];
  if (offset === undefined || marker === undefined) return undefined;
  const kind = marker >> 4;
  if (!SIZED.has(kind)) {
    return isPlain(marker) ? { textBytes: 0, references: 0, start: offset } : undefined;
  }
  const length = lengthAt(file, offset);
  if (length === undefined) return undefined;
  const { value, start } = length;
  const references = kind === DICTIONARY ? 2 * value : kind === ARRAY || kind === SET ? value : 0;
  const bytes = references > 0 ? references * referenceSize : value * (kind === UTF_16 ? 2 : 1);
  if (start + bytes > file.length) return undefined;
  return { textBytes: kind === ASCII || kind === UTF_16 ? bytes : 0, references, start };
}

/** The objects that an object names. */
export function referencesOf(
  file: Buffer,
  { referenceSize }: PlistTable,
  { references, start }: PlistObject,
): readonly number[] {
  return Array.from(
    { length: references },
    (_, at) => numberAt(file, start + at * referenceSize, referenceSize) ?? -1,
  );
}

/** Nothing, true, false, a number of up to 16 bytes, a date, an identifier. */
function isPlain(marker: number): boolean {
  return /^(?:0[089f]|1[0-4]|2[23]|33|8.)$/.test(marker.toString(16).padStart(2, "0"));
}

/** How many, and where they begin: in the first byte itself, or in a number behind it. */
function lengthAt(
  file: Buffer,
  offset: number,
): { readonly value: number; readonly start: number } | undefined {
  const inMarker = (file[offset] ?? 0) & 0xf;
  if (inMarker !== 0xf) return { value: inMarker, start: offset + 1 };
  const integer = file[offset + 1] ?? 0;
  const size = 1 << (integer & 0xf);
  const value = integer >> 4 === 1 && size <= 8 ? numberAt(file, offset + 2, size) : undefined;
  return value === undefined ? undefined : { value, start: offset + 2 + size };
}

/** Unsigned, most significant byte first. @returns undefined where it is not in the file or too large to count with */
function numberAt(file: Buffer, start: number, size: number): number | undefined {
  if (start + size > file.length) return undefined;
  let value = 0;
  for (let at = start; at < start + size; at += 1) value = value * 256 + (file[at] ?? 0);
  return Number.isSafeInteger(value) ? value : undefined;
}
