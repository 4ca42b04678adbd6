/** Kinds of pictures that browsers show and the app serves, by their extension. */
export type PictureKind = "png" | "jpg" | "gif" | "webp" | "avif" | "svg";

const START_LENGTH = 1024;
/** An SVG file begins with its element, after a declaration and comments at most. */
const SVG = /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!doctype\s+svg[^>]*>\s*)*<svg[\s>]/i;

/** @returns what the bytes are, whatever anybody calls them; undefined when no browser should be given them */
export function pictureKindOf(bytes: Uint8Array): PictureKind | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, START_LENGTH));
  if (start.startsWith("\u0089PNG\r\n\u001a\n")) return "png";
  if (start.startsWith("ÿØÿ")) return "jpg";
  if (/^GIF8[79]a/.test(start)) return "gif";
  if (/^RIFF[\s\S]{4}WEBP/.test(start)) return "webp";
  if (/^[\s\S]{4}ftypavi[fs]/.test(start)) return "avif";
  return SVG.test(start.replace(/^ï»¿/, "")) ? "svg" : undefined;
}
