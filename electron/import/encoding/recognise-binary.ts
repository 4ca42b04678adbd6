/** How files begin that people mistake for text, by their first bytes in Latin 1. */
const SIGNATURES: readonly (readonly [name: string, start: string])[] = [
  ["a PDF", "%PDF-"],
  ["a PNG picture", "\x89PNG\r\n"],
  ["a JPEG picture", "\xff\xd8\xff"],
  ["a GIF picture", "GIF87a"],
  ["a GIF picture", "GIF89a"],
  ["a ZIP archive or office document", "PK\x03\x04"],
  ["an older office document", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ["a compressed file", "\x1f\x8b\x08"],
  ["a 7-Zip archive", "7z\xbc\xaf\x27\x1c"],
  ["a RAR archive", "Rar!\x1a\x07"],
  ["a program", "\x7fELF"],
  ["a database", "SQLite format 3\0"],
  ["a property list", "bplist00"],
];

/** @returns what the bytes are, such as "a PDF", when their first bytes give it away */
export function recogniseBinary(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  return SIGNATURES.find(([, signature]) => start.startsWith(signature))?.[0];
}

/**
 * Share of bytes that text in an encoding built on ASCII does not have: NUL and the other controls save tab, line and page
 * breaks, and ESC, which some encodings shift with.
 * @returns 0 to 1
 */
export function shareOfControls(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) {
    const isControl = byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b;
    if (isControl || byte === 0x7f) controls += 1;
  }
  return bytes.length === 0 ? 0 : controls / bytes.length;
}
