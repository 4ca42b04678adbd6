import { fail, ok, type Result } from "#core/result.js";
import { detectEncodings } from "./encoding/detect-encoding.ts";
import { detectUtf16 } from "./encoding/detect-utf-16.ts";
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

/**
 * Decodes a file's bytes: by byte order mark, else as declared, else as UTF-8 if they are valid, else by statistics, else as
 * windows-1252.
 * @param declared  label that the file gives for itself, where its format has a place for one
 */
export function decodeText(bytes: Uint8Array, declared?: string): Result<DecodedText, NotText> {
  const kind = recogniseBinary(bytes);
  if (kind !== undefined) return fail({ kind });
  const promised = markedEncoding(bytes) ?? knownLabel(declared) ?? detectUtf16(bytes);
  if (promised !== undefined) return ok(decoded(bytes, promised));

  const utf8 = strictlyDecoded(bytes, "utf-8");
  if (utf8 !== undefined) {
    const isBinary = utf8.text.includes("\0") && shareOfControls(bytes) > MOST_NULS;
    return isBinary ? fail({ kind: undefined }) : ok(normalised(utf8));
  }
  if (shareOfControls(bytes) > MOST_CONTROLS) return fail({ kind: undefined });
  for (const label of detectEncodings(bytes)) {
    const text = strictlyDecoded(bytes, label);
    if (text !== undefined) return ok(normalised(text));
  }
  return ok(decoded(bytes, "windows-1252"));
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
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    // The answer itself: it is another encoding.
    return undefined;
  }
}

function decoded(bytes: Uint8Array, encoding: string): DecodedText {
  return normalised({ text: new TextDecoder(encoding).decode(bytes), encoding });
}

/** A text node can hold neither NUL nor CR. */
function normalised({ text, encoding }: DecodedText): DecodedText {
  const lines = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
  return { text: lines.includes("\0") ? lines.replaceAll("\0", "") : lines, encoding };
}
