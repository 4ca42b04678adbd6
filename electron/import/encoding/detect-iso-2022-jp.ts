const ESCAPE = 0x1b;
/** What follows the sign where Japanese characters begin, in the two editions of their set. */
const BEGINNINGS: readonly (readonly [number, number])[] = [
  [0x24, 0x42],
  [0x24, 0x40],
];

/** Whether bytes are Japanese in seven bits: signs that say where it begins stand in no other text. */
export function isIso2022Jp(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(ESCAPE); at !== -1; at = bytes.indexOf(ESCAPE, at + 1)) {
    const begins = BEGINNINGS.some(
      ([first, second]) => bytes[at + 1] === first && bytes[at + 2] === second,
    );
    if (begins) return bytes.every((byte) => byte < 0x80);
  }
  return false;
}
