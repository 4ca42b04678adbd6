import { crc32, deflateRawSync } from "node:zlib";

/** A file in an archive, true or not. What is not said is as it should be. */
export interface BuiltEntry {
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array | string;
  /** 0 stored, 8 deflated. */
  readonly method?: number;
  readonly flags?: number;
  readonly externalAttributes?: number;
  /** What the headers say of the size. */
  readonly claimedSize?: number;
  readonly claimedPackedSize?: number;
  readonly crc?: number;
  /** Bytes that stand in the archive instead of the packed content. */
  readonly packed?: Uint8Array;
  /** The number of an entry before, whose bytes this one is said to be. */
  readonly sameAs?: number;
  /** Added to where the header is said to be. */
  readonly shift?: number;
}

const UTF8 = 0x800;

/** Writes an archive byte by byte, whatever it says. */
export function buildZip(entries: readonly BuiltEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const listing: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const content = Buffer.from((entry.content ?? "") as string);
    const method = entry.method ?? 8;
    const packed = Buffer.from(entry.packed ?? (method === 8 ? deflateRawSync(content) : content));
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? UTF8, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(entry.crc ?? crc32(content), 10);
    fields.writeUInt32LE(entry.claimedPackedSize ?? packed.length, 14);
    fields.writeUInt32LE(entry.claimedSize ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const start = entry.sameAs === undefined ? offset : (offsets[entry.sameAs] ?? 0);
    offsets.push(start);
    if (entry.sameAs === undefined) {
      const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, name, packed]);
      parts.push(local);
      offset += local.length;
    }
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(entry.externalAttributes ?? 0, 6);
    rest.writeUInt32LE(start + (entry.shift ?? 0), 10);
    const madeBy = Buffer.from([20, 3]);
    listing.push(Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), madeBy, fields, rest, name]));
  }
  const directory = Buffer.concat(listing);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, directory, end]));
}

/** So many bytes that no packing makes smaller. */
export function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = Math.imul(state, 1_103_515_245) + 12_345;
    return (state >>> 16) & 0xff;
  });
}
