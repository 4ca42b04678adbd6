import { readFile } from "node:fs/promises";
import { z } from "zod";
import { LibraryId, WriterId } from "#core/identity/ids.js";
import { appendUnflushed } from "./append-durably.ts";
import { createDurably, replaceDurably } from "./replace-durably.ts";

/** How a writer's log ended: its last number, and the checksum of that line. */
export interface LogEnd {
  readonly n: number;
  readonly checksum: string;
}

const Entry = z.union([
  z.object({ writer: WriterId, host: z.string() }),
  z.object({ log: z.string(), n: z.int().nonnegative(), crc: z.string() }),
  z.object({ retired: LibraryId }),
]);
type Entry = z.infer<typeof Entry>;

/** Lines beyond this many a log make the file worth writing anew at the next claim. */
const LINES_PER_LOG = 4;
const SMALL_FILE_LINES = 1_000;

/**
 * What this device remembers of one writer id, outside the library: how far each of its logs went. A log that ends
 * otherwise was written by somebody else under the same id (a clone of this folder), or was put back from a backup; to go
 * on with it would give two operations one name.
 */
export interface WriterMemory {
  readonly writerId: WriterId;
  /** The device that made the id. */
  readonly host: string;
  endOf(log: string): LogEnd | undefined;
  /** Said before the log is written, and again with the old end when that failed. */
  note(log: string, end: LogEnd | undefined): Promise<void>;
  isRetiredFor(libraryId: LibraryId): boolean;
  retireFor(libraryId: LibraryId): Promise<void>;
}

/** @returns undefined when the file is not a writer's memory */
export async function readWriterMemory(path: string): Promise<WriterMemory | undefined> {
  const lines = (await readFile(path, "utf8")).split("\n");
  const entries = lines.map(parseEntry).filter((entry) => entry !== undefined);
  const header = entries.find((entry) => "writer" in entry);
  if (header === undefined) return undefined;
  const ends = new Map<string, LogEnd>();
  const retired = new Set<LibraryId>();
  for (const entry of entries) {
    if ("log" in entry) ends.set(entry.log, { n: entry.n, checksum: entry.crc });
    if ("retired" in entry) retired.add(entry.retired);
  }
  if (lines.length > SMALL_FILE_LINES + ends.size * LINES_PER_LOG) {
    await replaceDurably(path, linesOf([header, ...entriesOf(ends, retired)]));
  }
  return remember(path, header, ends, retired);
}

/** Whether a file says under which id it was kept; lines that were cut short by a power cut are no harm. */
export function isWriterMemory(text: string): boolean {
  return text.split("\n").some((line) => {
    const entry = parseEntry(line);
    return entry !== undefined && "writer" in entry;
  });
}

/** @returns undefined when the id is taken on this device */
export async function createWriterMemory(
  path: string,
  header: { readonly writer: WriterId; readonly host: string },
): Promise<WriterMemory | undefined> {
  const outcome = await createDurably(path, linesOf([header]));
  return outcome === "exists" ? undefined : remember(path, header, new Map(), new Set());
}

function remember(
  path: string,
  { writer, host }: { readonly writer: WriterId; readonly host: string },
  ends: Map<string, LogEnd>,
  retired: Set<LibraryId>,
): WriterMemory {
  return {
    writerId: writer,
    host,
    endOf: (log) => {
      const end = ends.get(log);
      return end === undefined || end.n === 0 ? undefined : end;
    },
    async note(log, end = { n: 0, checksum: "" }) {
      ends.set(log, end);
      try {
        await appendUnflushed(path, linesOf([{ log, n: end.n, crc: end.checksum }]));
      } catch {
        // The note itself may still find room in the library. Without this line the next process takes a new id.
      }
    },
    isRetiredFor: (libraryId) => retired.has(libraryId),
    async retireFor(libraryId) {
      retired.add(libraryId);
      await appendUnflushed(path, linesOf([{ retired: libraryId }]));
    },
  };
}

function parseEntry(line: string): Entry | undefined {
  try {
    return Entry.parse(JSON.parse(line));
  } catch {
    // A line cut short by a power cut: its log will seem to end otherwise, and a new id is taken.
    return undefined;
  }
}

function entriesOf(ends: ReadonlyMap<string, LogEnd>, retired: ReadonlySet<LibraryId>): Entry[] {
  return [
    ...Array.from(ends, ([log, { n, checksum }]) => ({ log, n, crc: checksum })),
    ...Array.from(retired, (libraryId) => ({ retired: libraryId })),
  ];
}

/** Each begins with a line end, so that one cut short harms no other. */
function linesOf(entries: readonly Entry[]): string {
  return entries.map((entry) => `\n${JSON.stringify(entry)}`).join("");
}
