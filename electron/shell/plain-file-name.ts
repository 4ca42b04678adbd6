/** Bytes of UTF-8 that every file system takes, with room for what a save dialog adds. */
const LONGEST_NAME = 200;
/** Controls, and marks that turn the direction of what follows: they can make `gpj.exe` look like `exe.jpg`. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
/** Names that Windows keeps for devices, whatever follows their first dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Makes a name that a save dialog may propose out of one that a page proposed: one segment, nothing hidden in it. */
export function plainFileName(proposed: string): string {
  const lastSegment = proposed.split(/[/\\]/).at(-1) ?? "";
  const plain = lastSegment
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/[:*?"<>|]/g, "-")
    .replace(RESERVED, "$&_")
    .replace(/^\.+/, "")
    .replace(/[. ]+$/, "");
  return withinBytes(plain, LONGEST_NAME) || "Untitled";
}

/** Cuts between characters, and keeps the extension. */
function withinBytes(name: string, bytes: number): string {
  const extension = /\.[0-9a-z]{1,10}$/i.exec(name)?.[0] ?? "";
  const room = bytes - extension.length;
  let stem = "";
  for (const character of name.slice(0, name.length - extension.length)) {
    if (Buffer.byteLength(stem + character) > room) break;
    stem += character;
  }
  return stem + extension;
}
