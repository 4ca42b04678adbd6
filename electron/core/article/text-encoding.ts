import { z } from "zod";

/**
 * The encodings that text can be read in, by their WHATWG labels: all that browsers know but `x-user-defined`, which is none, and
 * those that they refuse. The order is that of the Encoding Standard.
 */
export const TEXT_ENCODINGS = [
  "utf-8",
  "ibm866",
  "iso-8859-2",
  "iso-8859-3",
  "iso-8859-4",
  "iso-8859-5",
  "iso-8859-6",
  "iso-8859-7",
  "iso-8859-8",
  "iso-8859-8-i",
  "iso-8859-10",
  "iso-8859-13",
  "iso-8859-14",
  "iso-8859-15",
  "iso-8859-16",
  "koi8-r",
  "koi8-u",
  "macintosh",
  "windows-874",
  "windows-1250",
  "windows-1251",
  "windows-1252",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "windows-1258",
  "x-mac-cyrillic",
  "gbk",
  "gb18030",
  "big5",
  "euc-jp",
  "iso-2022-jp",
  "shift_jis",
  "euc-kr",
  "utf-16be",
  "utf-16le",
] as const;
export const TextEncoding = z.enum(TEXT_ENCODINGS);
export type TextEncoding = z.infer<typeof TextEncoding>;

/** Formats whose files are one text in one encoding, so that another can be chosen for all of it. By media type. */
const TEXT_FORMATS: ReadonlySet<string> = new Set([
  "text/plain",
  "text/markdown",
  "text/html",
  "application/xhtml+xml",
]);

/** @param mediaType  of a version */
export function hasChoiceOfEncoding(mediaType: string): boolean {
  return TEXT_FORMATS.has(mediaType);
}
