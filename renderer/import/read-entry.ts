// Told by what they say of themselves: Chromium has no classes of these names.

export function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

export function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** The file that an entry of a drop stands for. Rejects when it is gone or may not be read. */
export function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** What lies in a dropped folder. */
export function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  return restOf(folder.createReader());
}

/** A reader gives at most a hundred at a time, and an empty list at the end. */
async function restOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
    reader.readEntries(resolve, reject),
  );
  return portion.length === 0 ? [] : [...portion, ...(await restOf(reader))];
}
