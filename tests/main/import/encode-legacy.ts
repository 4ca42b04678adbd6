/**
 * Encodes text in an encoding that TextEncoder does not know, by asking TextDecoder what every one and two bytes mean.
 * Throws for a character that takes more.
 */
export function encodeLegacy(text: string, encoding: string): Uint8Array {
  const bytesOf = tableOf(encoding);
  const bytes = Array.from(text).flatMap((character) => {
    const known = bytesOf.get(character);
    if (known === undefined) throw new Error(`${encoding} has no ${character}`);
    return known;
  });
  return Uint8Array.from(bytes);
}

/** @param order  of the bytes of each code unit */
export function encodeUtf16(text: string, order: "little" | "big"): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), order === "little");
  }
  return bytes;
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const decoded = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(decoded).length === 1 && decoded !== "\ufffd")
        table.set(decoded, [lead, trail]);
    }
  }
  for (let byte = 0xff; byte >= 0; byte -= 1) {
    const decoded = decoder.decode(Uint8Array.of(byte));
    if (decoded.length === 1 && decoded !== "\ufffd") table.set(decoded, [byte]);
  }
  tables.set(encoding, table);
  return table;
}

/** As e-mail from Japan was written: the characters of EUC-JP in seven bits, with a sign where they begin and end. */
export function encodeIso2022Jp(text: string): Uint8Array {
  const japanese = /\P{ASCII}+/gu;
  const bytes: number[] = [];
  let end = 0;
  for (const match of text.matchAll(japanese)) {
    bytes.push(...Buffer.from(text.slice(end, match.index), "ascii"));
    const shifted = encodeLegacy(match[0], "euc-jp").map((byte) => byte - 0x80);
    bytes.push(0x1b, 0x24, 0x42, ...shifted, 0x1b, 0x28, 0x42);
    end = match.index + match[0].length;
  }
  return Uint8Array.from([...bytes, ...Buffer.from(text.slice(end), "ascii")]);
}
