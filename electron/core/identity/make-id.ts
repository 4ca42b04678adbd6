/** Crockford's base 32, lower case: without i, l, o and u, which are misread or spell words. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const ULID_TIME_CHARACTERS = 10;
const ULID_RANDOM_BYTES = 10;
const WRITER_CHARACTERS = 6;

/**
 * Makes a lower-case ULID: sorts by time, and two devices never meet.
 * @param milliseconds  since 1970, 0 to 2^48 - 1
 * @param randomBytes  ten bytes from the system's generator
 * @returns 26 characters that the identifier schemas of `ids.ts` accept
 */
export function makeUlid(milliseconds: number, randomBytes: Uint8Array): string {
  if (!Number.isInteger(milliseconds) || milliseconds < 0 || milliseconds >= 2 ** 48) {
    throw new Error(`not a time of a ULID: ${milliseconds}`);
  }
  if (randomBytes.length !== ULID_RANDOM_BYTES) throw new Error("a ULID takes ten random bytes");
  let time = milliseconds;
  let text = "";
  for (let character = 0; character < ULID_TIME_CHARACTERS; character += 1) {
    text = digit(time % 32) + text;
    time = Math.floor(time / 32);
  }
  return text + inBase32(randomBytes);
}

/**
 * Makes the name under which one running process writes.
 * @param randomBytes  at least six bytes from the system's generator, of which five bits each are used
 */
export function makeWriterId(randomBytes: Uint8Array): string {
  if (randomBytes.length < WRITER_CHARACTERS) throw new Error("a writer id takes six random bytes");
  return Array.from(randomBytes.subarray(0, WRITER_CHARACTERS), digit).join("");
}

/** @param bytes  a multiple of five, so that no bits are left over */
function inBase32(bytes: Uint8Array): string {
  let text = "";
  let pending = 0;
  let pendingBits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    pendingBits += 8;
    while (pendingBits >= 5) {
      pendingBits -= 5;
      text += digit(pending >>> pendingBits);
      pending &= (1 << pendingBits) - 1;
    }
  }
  return text;
}

function digit(value: number): string {
  return ALPHABET.charAt(value & 31);
}
