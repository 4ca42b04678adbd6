/** Deeper folders are not looked into: a link may lead around in circles. */
const DEEPEST = 16;

/**
 * Collects what was dropped, folders included.
 * Must be called while the drop is handled: afterwards the browser has emptied `transfer`.
 */
export function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  return collect(entries, 0);
}

async function collect(
  entries: readonly (FileSystemEntry | File | null)[],
  depth: number,
): Promise<readonly File[]> {
  const found = await Promise.all(entries.map((entry) => filesOf(entry, depth)));
  return found.flat();
}

async function filesOf(
  entry: FileSystemEntry | File | null,
  depth: number,
): Promise<readonly File[]> {
  if (entry === null) return [];
  if (entry instanceof File) return [entry];
  // Hidden files are a system's own, such as .DS_Store.
  if (entry.name.startsWith(".")) return [];
  if (entry instanceof FileSystemFileEntry) return [await fileOf(entry)];
  if (entry instanceof FileSystemDirectoryEntry && depth < DEEPEST) {
    return collect(await childrenOf(entry.createReader()), depth + 1);
  }
  return [];
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives at most a hundred at a time, and an empty list at the end. */
async function childrenOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
    reader.readEntries(resolve, reject),
  );
  return portion.length === 0 ? [] : [...portion, ...(await childrenOf(reader))];
}
