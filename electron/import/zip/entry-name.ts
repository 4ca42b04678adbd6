/** Bytes in UTF-8: as much as every file system takes, with room for an ending. */
const MOST_BYTES = 240;
/** What Windows takes for a device, whatever follows behind a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/**
 * Looks for what no file in an archive is called that means well: names that lead out of a folder, or that systems read
 * differently. Nothing is ever unpacked to a disk; but a name that passes here leads nowhere in any program after this one.
 * @returns what is wrong; undefined for a good name
 */
export function problemOfName(name: string): string | undefined {
  if (name === "") return "a file without a name";
  if (name.includes("\0")) return "a name with a NUL in it";
  if (name.includes("\\")) return "a name with a backslash in it";
  if (name.startsWith("/")) return "a name that begins at the root of a disk";
  if (/^[a-z]:/i.test(name)) return "a name that begins with a drive";
  if (Buffer.byteLength(name.normalize("NFC")) > MOST_BYTES) {
    return `a name of more than ${MOST_BYTES} bytes`;
  }
  const parts = name.split("/");
  if (parts.includes("..")) return "a name that leads out of the archive";
  if (parts.some((part) => DEVICE.test(part))) return "a name that Windows keeps for a device";
  return undefined;
}

/** What names have in common that some file system takes for one. */
export function foldName(name: string): string {
  // Both ways: some letters become one in capitals only, others in small letters only.
  return name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}
