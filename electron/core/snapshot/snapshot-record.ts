import { z } from "zod";
import { ArticleIdentity } from "../article/article-identity.ts";
import { LibraryId, OriginalHash } from "../identity/ids.ts";
import { LibraryIdentity } from "../library/library-identity.ts";

export const SNAPSHOT_FORMAT = 1;

/** When it was made, by the clock of then, and four characters that tell two of one second apart: `20261126T233541Z-7k2d`. */
export const SnapshotId = z
  .string()
  .regex(/^\d{8}T\d{6}Z-[0-9a-hjkmnp-tv-z]{4}$/)
  .brand<"SnapshotId">();
export type SnapshotId = z.infer<typeof SnapshotId>;

/** `asked`: somebody pressed the button. The last five are made before that deed. */
export const SnapshotReason = z.enum([
  "start",
  "hourly",
  "asked",
  "import",
  "merge",
  "upgrade",
  "repair",
  "restore",
]);
export type SnapshotReason = z.infer<typeof SnapshotReason>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const PackName = z.string().regex(/^[0-9a-f]{16}$/);

/** Bytes in a pack, compressed with deflate. */
export const PackMember = z.object({
  pack: PackName,
  /** First byte in the pack. */
  offset: z.int().nonnegative(),
  /** Compressed bytes. */
  length: z.int().nonnegative(),
  /** Of the bytes before they were compressed. */
  sha256: Sha256,
});
export type PackMember = Readonly<z.infer<typeof PackMember>>;

/** One log, and where its bytes are. */
export const LogEntry = PackMember.extend({
  /** In `marks/`. */
  name: z.string(),
  /** Bytes and milliseconds since 1970, as the file was: while they are the same it is not read again. */
  size: z.int().nonnegative(),
  mtimeMs: z.number(),
  /** Line breaks in it. */
  lines: z.int().nonnegative(),
});
export type LogEntry = Readonly<z.infer<typeof LogEntry>>;

/** One folder of `articles/`. */
export const FolderEntry = z.object({
  folder: z.string(),
  identity: ArticleIdentity,
  /** For people. */
  title: z.string(),
  /** By these an article is known that was imported anew after its folder was lost. */
  originals: z.array(OriginalHash),
  /** ISO 8601, UTC: the folder was not there any more. Kept all the same, since absence never means deletion. */
  missingSince: z.iso.datetime().optional(),
  logs: z.array(LogEntry),
});
export type FolderEntry = Readonly<z.infer<typeof FolderEntry>>;

/** Some of the folders, so that a snapshot names again only those among which one changed. */
export const Shelf = z.object({ folders: z.array(FolderEntry) });
export type Shelf = Readonly<z.infer<typeof Shelf>>;

export const ShelfEntry = PackMember.extend({
  key: z.string().regex(/^[0-9a-f]{2}$/),
  /** sha256 over what stands in it, wherever the bytes lie. */
  content: Sha256,
  articles: z.int().nonnegative(),
  /** Of all logs in it. */
  lines: z.int().nonnegative(),
  /** How many bytes of which pack its logs are. */
  holds: z.record(PackName, z.int().nonnegative()),
});
export type ShelfEntry = Readonly<z.infer<typeof ShelfEntry>>;

export const PackRecord = z.object({
  name: PackName,
  /** Bytes of the file. */
  size: z.int().nonnegative(),
  /** Of the file. */
  sha256: Sha256,
  /** Bytes of it that this snapshot names. */
  live: z.int().nonnegative(),
});
export type PackRecord = Readonly<z.infer<typeof PackRecord>>;

/** A snapshot of everything that was marked: which bytes of which pack every log is. */
export const SnapshotManifest = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  id: SnapshotId,
  /** Grows from snapshot to snapshot, whatever the clocks do. */
  sequence: z.int().positive(),
  libraryId: LibraryId,
  /** Under which name the device kept what belongs to the library where it lay: copies of one library have their snapshots in one folder. */
  place: z.string().optional(),
  /** ISO 8601, UTC. */
  made: z.iso.datetime(),
  reason: SnapshotReason,
  /**
   * It does not give way to a later one of its hour: somebody restored from it, or what it holds was missing in the next. Of the newest
   * snapshot of that moment the `sequence`.
   */
  sparedAt: z.int().positive().optional(),
  /** sha256 over all that stands in it: equal where nothing changed. */
  content: Sha256,
  articles: z.int().nonnegative(),
  /** Lines of all logs. */
  lines: z.int().nonnegative(),
  library: z.object({ identity: LibraryIdentity, logs: z.array(LogEntry) }),
  shelves: z.array(ShelfEntry),
  packs: z.array(PackRecord),
});
export type SnapshotManifest = Readonly<z.infer<typeof SnapshotManifest>>;
