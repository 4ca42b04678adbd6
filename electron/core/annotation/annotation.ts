import { z } from "zod";
import { Anchor } from "../anchor/anchor.ts";
import { BlockSelector, QuoteSelector, Span } from "../anchor/selectors.ts";
import { AnnotationId, ArticleId, ContentHash } from "../identity/ids.ts";
import { OperationRef } from "../operation/operation.ts";
import { Tag } from "../tag/tag.ts";
import { Color, HighlightStyle } from "./color.ts";

/** One of several note texts written by devices that had not seen each other; the reader picks, never the program. */
export const NoteVersion = z.object({ text: z.string(), by: OperationRef, written: z.string() });
export type NoteVersion = Readonly<z.infer<typeof NoteVersion>>;

/** A highlight with its note and tags, as all its operations together say. */
export const AnnotationState = z.object({
  annotationId: AnnotationId,
  articleId: ArticleId,
  contentHash: ContentHash,
  position: Span,
  quote: QuoteSelector,
  block: BlockSelector,
  color: Color,
  style: HighlightStyle,
  /** Markdown; "" when there is none. With several `noteVersions`, the latest of them. */
  note: z.string(),
  /** Empty unless two devices wrote at once; then every text, oldest first. */
  noteVersions: z.array(NoteVersion),
  /** Sorted by code unit. */
  tags: z.array(Tag),
  /** The reader keeps it as a quotation without a place: where it stands nowhere, nobody asks. */
  quotation: z.boolean(),
  trashed: z.boolean(),
  /** ISO 8601, UTC: since when; null outside the trash. */
  trashedAt: z.string().nullable(),
  /** Taken out of the trash for good: then it is `trashed`, too, and no list shows it. */
  purged: z.boolean(),
  /** Trashed on one device while edited on another: the edit won. */
  restored: z.boolean(),
  /** ISO 8601, UTC. An imported one keeps its own times (`origin`) until it is edited here. */
  created: z.string(),
  modified: z.string(),
});
export type AnnotationState = Readonly<z.infer<typeof AnnotationState>>;

/** An annotation and where it stands in the version that is open. */
export const Annotation = AnnotationState.extend({ anchor: Anchor });
export type Annotation = Readonly<z.infer<typeof Annotation>>;
