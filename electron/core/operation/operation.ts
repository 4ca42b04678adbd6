import { z } from "zod";
import { BlockSelector, QuoteSelector, Span } from "../anchor/selectors.ts";
import { Color, HighlightStyle } from "../annotation/color.ts";
import { ArticleState } from "../article/article-state.ts";
import {
  ActionId,
  AnnotationId,
  ArticleId,
  ContentHash,
  SavedSearchId,
  WriterId,
} from "../identity/ids.ts";
import { Tag } from "../tag/tag.ts";

export const OPERATION_VERSION = 1;

/**
 * `<writer>:<sequence>`: names one operation wherever its line ends up. Where a cloned writer gave one number to two
 * operations, `:<crc>` of the line follows and tells them apart.
 */
export const OperationRef = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{6}:[1-9][0-9]*(:[0-9a-f]{8})?$/)
  .brand<"OperationRef">();
export type OperationRef = z.infer<typeof OperationRef>;

/** Hybrid logical clock: ISO 8601 UTC with milliseconds, then a counter of four hexadecimal digits. Sorts as text. */
export const HybridTime = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z-[0-9a-f]{4}$/,
  )
  .brand<"HybridTime">();
export type HybridTime = z.infer<typeof HybridTime>;

const TagChange = z.object({ tags: z.array(Tag) });

/** Where an imported annotation comes from. */
export const Origin = z.object({
  format: z.string(),
  /** Its id in that format, which makes importing twice harmless. */
  externalId: z.string(),
  /** ISO 8601, UTC. */
  created: z.string(),
  modified: z.string(),
});
export type Origin = Readonly<z.infer<typeof Origin>>;

export const HighlightFields = z
  .object({
    contentHash: ContentHash,
    position: Span,
    quote: QuoteSelector,
    block: BlockSelector,
    color: Color,
    style: HighlightStyle,
    /**
     * Markdown; null takes the note away. Several texts, oldest first, say again what devices wrote without knowing of each
     * other: an import, and an undo of picking one, leave them for the reader to pick.
     */
    note: z.union([z.string(), z.array(z.string()).min(2)]).nullable(),
    /**
     * The reader wants it as a quotation without a place: nobody asks where it stands. Putting it on words again takes this back.
     * A Postil that knows nothing of it reads the line and goes on asking.
     */
    quotation: z.boolean(),
    trashed: z.boolean(),
    /** Deleted for good, out of the trash: no list shows it. Says so with `trashed`, so that what is edited elsewhere meanwhile stays. */
    purged: z.boolean(),
    /** Set when it came out of an export: its own times, which the clock of the importing device must not replace. */
    origin: Origin,
  })
  .partial();
export type HighlightFields = z.infer<typeof HighlightFields>;

export const ArticleFields = z
  .object({
    state: ArticleState,
    /** As renamed by the reader; null goes back to the version's own title. */
    title: z.string().min(1).nullable(),
    /** The version that opens; null means the newest. */
    current: ContentHash.nullable(),
    trashed: z.boolean(),
    /** Deleted for good, out of the trash: its text and files go, its annotations stay. */
    purged: z.boolean(),
  })
  .partial();
export type ArticleFields = z.infer<typeof ArticleFields>;

export const PositionFields = z
  .object({
    contentHash: ContentHash,
    /** UTF-16 code unit of `plainText` at the top of the page. */
    offset: z.int().nonnegative(),
    /** Furthest share of the text read, 0 to 1. */
    progress: z.number().min(0).max(1),
  })
  .partial();
export type PositionFields = z.infer<typeof PositionFields>;

/** What an operation changes, by the kind of its entity. `id` of a tag is its name, of a colour name its colour. */
export const Change = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("highlight"),
    id: AnnotationId,
    set: HighlightFields.optional(),
    add: TagChange.optional(),
    remove: TagChange.optional(),
  }),
  z.object({
    kind: z.literal("article"),
    id: ArticleId,
    set: ArticleFields.optional(),
    add: TagChange.optional(),
    remove: TagChange.optional(),
  }),
  z.object({ kind: z.literal("position"), id: ArticleId, set: PositionFields }),
  z.object({
    kind: z.literal("tag"),
    id: Tag,
    set: z
      .object({
        color: Color.nullable(),
        /** What it is called now; itself, where one above it is called something else and does not carry it along. */
        aliasOf: Tag.nullable(),
        /** Out of sight everywhere, with all below it. A Postil that knows nothing of it reads the line and goes on showing the tag. */
        trashed: z.boolean(),
      })
      .partial(),
  }),
  z.object({
    kind: z.literal("saved-search"),
    id: SavedSearchId,
    set: z.object({ name: z.string(), query: z.string(), trashed: z.boolean() }).partial(),
  }),
  z.object({
    kind: z.literal("color-name"),
    id: Color,
    set: z.object({ name: z.string().nullable() }).partial(),
  }),
]);
/** What a writer wants to say, before the log gives it writer, sequence, time and heads. */
export type Change = z.infer<typeof Change>;
export type ChangeKind = Change["kind"];

const Envelope = z.object({
  v: z.literal(OPERATION_VERSION),
  w: WriterId,
  /**
   * From 1, no gaps, per writer and article (or library). Where one article lies in several folders, because two devices
   * imported it, a writer counts on through all of them: a number names one operation only.
   */
  n: z.int().positive(),
  /** Orders; never shown, since one device whose clock is years ahead carries all others with it. */
  t: HybridTime,
  /** ISO 8601, UTC: what the writer's own clock said, where `t` runs ahead of it. Shown; never orders. */
  at: z.iso.datetime({ precision: 3 }).optional(),
  /** The operations on this entity that the writer had seen last: its heads. */
  after: z.array(OperationRef),
  /** The reader's deed that wrote this; absent on what no one undoes (reading positions). */
  action: ActionId.optional(),
  /** The deed that this one takes back. Undoing an undo is a redo. */
  undoes: ActionId.optional(),
});

/** One line of a log, without its checksum. */
export const Operation = z.intersection(Envelope, Change);
export type Operation = z.infer<typeof Operation>;

export function operationRef({ w, n }: Pick<Operation, "w" | "n">, crc?: string): OperationRef {
  // Writer, sequence and checksum have the form that the schema asks for.
  return (crc === undefined ? `${w}:${n}` : `${w}:${n}:${crc}`) as OperationRef;
}
