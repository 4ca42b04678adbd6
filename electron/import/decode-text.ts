import { isUtf8 } from "node:buffer";
import { fail, ok, type Result } from "#core/result.js";
import { detectEncodings } from "./encoding/detect-encoding.ts";
import { isIso2022Jp } from "./encoding/detect-iso-2022-jp.ts";
import { detectUtf16 } from "./encoding/detect-utf-16.ts";
import { isCredible } from "./encoding/judge-declaration.ts";
import { recogniseBinary, shareOfControls } from "./encoding/recognise-binary.ts";

export interface DecodedText {
  /** Without byte order mark and NUL; lines end with `\n`. */
  readonly text: string;
  /** WHATWG label. */
  readonly encoding: string;
}

/** The bytes are no text. */
export interface NotText {
  /** What they are, such as "a PDF", where it shows. */
  readonly kind: string | undefined;
}

// Text that something has cut or padded may hold a few; files of programs hold far more.
const MOST_NULS = 0.05;
// Random bytes have one in ten.
const MOST_CONTROLS = 0.02;

// A page that was cut off or pasted together has a broken character or two.
const MOST_BROKEN = 0.02;

/**
 * Decodes a file's bytes: by byte order mark, else as UTF-8 if that is what they are, else as declared if that can be believed,
 * else by statistics, else as windows-1252.
 * @param declared  label that the file gives for itself, where its format has a place for one
 */
export function decodeText(bytes: Uint8Array, declared?: string): Result<DecodedText, NotText> {
  const kind = recogniseBinary(bytes);
  if (kind !== undefined) return fail({ kind });
  const evident =
    markedEncoding(bytes) ?? detectUtf16(bytes) ?? (isIso2022Jp(bytes) ? "iso-2022-jp" : undefined);
  if (evident !== undefined) return ok(decoded(bytes, evident));

  // Text in any other encoding is never valid UTF-8 by chance, whatever it declares.
  const utf8 = nearlyDecoded(bytes, "utf-8");
  if (utf8 !== undefined) {
    const isBinary = utf8.text.includes("\0") && shareOfControls(bytes) > MOST_NULS;
    return isBinary ? fail({ kind: undefined }) : ok(normalised(utf8));
  }
  if (shareOfControls(bytes) > MOST_CONTROLS) return fail({ kind: undefined });
  return ok(normalised(readInAnother(bytes, knownLabel(declared))));
}

/**
 * Decodes as somebody chose who has seen the text: nothing is found out, and what does not fit shows as U+FFFD.
 * @param encoding  WHATWG label
 */
export function decodeTextAs(bytes: Uint8Array, encoding: string): Result<DecodedText, NotText> {
  const kind = recogniseBinary(bytes);
  return kind === undefined ? ok(decoded(bytes, encoding)) : fail({ kind });
}

/** As declared or as guessed. @param declared  WHATWG label */
function readInAnother(bytes: Uint8Array, declared: string | undefined): DecodedText {
  const guesses = detectEncodings(bytes);
  let best: DecodedText | undefined;
  for (const { encoding } of guesses) best ??= strictlyDecoded(bytes, encoding);
  best ??= { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  const isPossible = declared !== undefined && !/^(?:utf-|x-user)/.test(declared);
  const asDeclared = isPossible ? nearlyDecoded(bytes, declared) : undefined;
  return asDeclared !== undefined && isCredible(asDeclared, guesses, best) ? asDeclared : best;
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

function knownLabel(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // A misspelt declaration is no declaration.
    return undefined;
  }
}

/** @returns undefined when the bytes are not valid in this encoding */
function strictlyDecoded(bytes: Uint8Array, encoding: string): DecodedText | undefined {
  // Much faster than to try.
  if (encoding === "utf-8") {
    return isUtf8(bytes) ? { text: new TextDecoder().decode(bytes), encoding } : undefined;
  }
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    // The answer itself: it is another encoding.
    return undefined;
  }
}

/** As `strictlyDecoded`, but for a few broken characters among many whole ones. */
function nearlyDecoded(bytes: Uint8Array, encoding: string): DecodedText | undefined {
  const whole = strictlyDecoded(bytes, encoding);
  if (whole !== undefined) return whole;
  const text = new TextDecoder(encoding).decode(bytes);
  let foreign = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) foreign += 1;
    if (code === 0xfffd) broken += 1;
  }
  return broken <= foreign * MOST_BROKEN ? { text, encoding } : undefined;
}

function decoded(bytes: Uint8Array, encoding: string): DecodedText {
  return normalised({ text: new TextDecoder(encoding).decode(bytes), encoding });
}

/** A text node can hold neither NUL nor CR. */
function normalised({ text, encoding }: DecodedText): DecodedText {
  const lines = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
  return { text: lines.includes("\0") ? lines.replaceAll("\0", "") : lines, encoding };
}
