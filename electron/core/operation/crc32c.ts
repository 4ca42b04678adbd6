/** Castagnoli's polynomial with its bits reversed: the CRC-32C of iSCSI, ext4 and RFC 3720, which finds every burst of up to 32 wrong bits. */
const POLYNOMIAL = 0x82f63b78;

const STEPS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
  }
  return remainder;
});

/**
 * CRC-32C of the UTF-8 bytes of a text, without making the bytes: the language alone has no encoder.
 * @returns eight lower-case hexadecimal digits; a lone surrogate counts as U+FFFD, as every encoder writes it
 */
export function crc32cOfUtf8(text: string): string {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      crc = step(crc, unit);
    } else if (unit < 0x800) {
      crc = step(step(crc, 0xc0 | (unit >> 6)), continuation(unit));
    } else if (unit < 0xd800 || unit > 0xdfff) {
      crc = step(step(step(crc, 0xe0 | (unit >> 12)), continuation(unit >> 6)), continuation(unit));
    } else {
      const point = text.codePointAt(at) ?? unit;
      if (point > 0xffff) {
        crc = step(step(crc, 0xf0 | (point >> 18)), continuation(point >> 12));
        crc = step(step(crc, continuation(point >> 6)), continuation(point));
        at += 1;
      } else {
        crc = step(step(step(crc, 0xef), 0xbf), 0xbd);
      }
    }
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

function step(crc: number, byte: number): number {
  // The index is masked to 0..255, so the table always has it.
  return (crc >>> 8) ^ (STEPS[(crc ^ byte) & 0xff] as number);
}

/** A byte of a multi-byte character after its first: six bits of the code point. */
function continuation(bits: number): number {
  return 0x80 | (bits & 0x3f);
}
