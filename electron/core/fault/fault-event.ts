import { z } from "zod";
import { assertNever } from "../assert-never.ts";
import { ArticleId, WriterId } from "../identity/ids.ts";
import { SnapshotId } from "../snapshot/snapshot-record.ts";

/** Where the file is or was: absolute. And whose it is, where that was known. */
const file = { path: z.string(), articleId: ArticleId.optional() };
/** The article whose log it belongs to; null for what belongs to the library: tags, saved searches, colour names. */
const log = { articleId: ArticleId.nullable() };

/** What went wrong with somebody's files, or was done about it. A closed list: `core/wording` has sentences for each. */
export const FaultEvent = z.discriminatedUnion("kind", [
  /** A file is not as it was written, is missing, or cannot be read. */
  z.object({
    kind: z.literal("damage-found"),
    ...file,
    /** A sentence. */
    problem: z.string(),
    /** What was done about it, as `CheckedProblem` says it; empty for nothing. */
    action: z.string(),
  }),
  /** Lines of a log say nothing; all others of it count. */
  z.object({
    kind: z.literal("lines-set-aside"),
    ...file,
    lines: z.int().positive(),
    /** The number of the first, from 1. */
    first: z.int().positive(),
  }),
  /** The last line of a log was cut short, by a power cut or a kill. */
  z.object({ kind: z.literal("tail-set-aside"), ...file, line: z.int().positive() }),
  /** A damaged file was taken out of the library, or out of the data folder. */
  z.object({
    kind: z.literal("file-quarantined"),
    ...file,
    /** Where it is now. */
    kept: z.string(),
    /** A sentence; empty where another fault says it. */
    problem: z.string(),
  }),
  /** Somebody put a file back that had been taken out. */
  z.object({
    kind: z.literal("file-put-back"),
    ...file,
    /** Where it stays kept. */
    kept: z.string(),
  }),
  /** Something that somebody did could not be written, and is kept to be tried again. */
  z.object({
    kind: z.literal("change-unsaved"),
    ...log,
    /** A sentence. */
    cause: z.string(),
  }),
  z.object({
    kind: z.literal("change-saved"),
    ...log,
    changes: z.int().positive(),
    /** When the first of them was made: ISO 8601, UTC. */
    since: z.iso.datetime(),
  }),
  /** Nothing could be written to the library any more. */
  z.object({
    kind: z.literal("writing-stopped"),
    /** A sentence. */
    cause: z.string(),
  }),
  z.object({ kind: z.literal("writing-resumed") }),
  /** The index was not to be trusted, and was built again from the files. */
  z.object({
    kind: z.literal("index-rebuilt"),
    /** How many contradictions the check found; 0 where its file was damaged. */
    contradictions: z.int().nonnegative(),
  }),
  /** This device's own log did not end as remembered, or could not be flushed: it goes on under another name. */
  z.object({
    kind: z.literal("writer-renewed"),
    ...file,
    from: WriterId,
    to: WriterId,
    reason: z.enum(["log-differs", "not-flushed"]),
  }),
  z.object({
    kind: z.literal("snapshot-restored"),
    snapshot: SnapshotId,
    /** When it was made: ISO 8601, UTC. */
    made: z.iso.datetime(),
    articles: z.int().nonnegative(),
    lines: z.int().nonnegative(),
    changes: z.int().nonnegative(),
  }),
  /** Somebody said that articles that were missing are meant to be gone. */
  z.object({
    kind: z.literal("disappearance-accepted"),
    /** In words: “60 of 100 articles are missing”. */
    figures: z.string(),
  }),
  /** More damage in one day than is listed one by one. */
  z.object({ kind: z.literal("more-damage") }),
]);
export type FaultEvent = Readonly<z.infer<typeof FaultEvent>>;

/** What is said of the same thing: the later one tells how it stands. */
export function subjectOf(event: FaultEvent): string {
  switch (event.kind) {
    case "damage-found":
      return `${event.kind} ${event.path} ${event.problem}`;
    case "lines-set-aside":
    case "tail-set-aside":
    case "file-quarantined":
    case "file-put-back":
    case "writer-renewed":
      return `${event.kind} ${event.path}`;
    case "change-unsaved":
    case "change-saved":
      return `saving ${event.articleId ?? "library"}`;
    case "writing-stopped":
    case "writing-resumed":
      return "writing";
    case "index-rebuilt":
    case "snapshot-restored":
    case "disappearance-accepted":
    case "more-damage":
      return event.kind;
    default:
      return assertNever(event);
  }
}

/** Whether it is one of what may be thousands at once, when a disk fails. */
export function isDamage({ kind }: FaultEvent): boolean {
  return kind === "damage-found" || kind === "lines-set-aside" || kind === "file-quarantined";
}

/** Whether it goes on by itself, and is met again by whoever looks; all others happen each time. */
export function isStanding({ kind }: FaultEvent): boolean {
  switch (kind) {
    case "damage-found":
    case "lines-set-aside":
    case "tail-set-aside":
    case "change-unsaved":
    case "writing-stopped":
    case "writing-resumed":
    case "more-damage":
      return true;
    case "file-quarantined":
    case "file-put-back":
    case "change-saved":
    case "index-rebuilt":
    case "writer-renewed":
    case "snapshot-restored":
    case "disappearance-accepted":
      return false;
    default:
      return assertNever(kind);
  }
}
