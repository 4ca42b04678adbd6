import { z } from "zod";
import { BlockSelector, QuoteSelector, Span } from "#core/anchor/selectors.js";
import { Color, HighlightStyle } from "#core/annotation/color.js";
import { ArticleState } from "#core/article/article-state.js";
import {
  AnnotationId,
  ContentHash,
  OriginalHash,
  SavedSearchId,
  TextHash,
} from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";

export const NOTES_FILE_FORMAT = "postil-notes";
export const NOTES_FILE_VERSION = 1;

export const ExportedAnnotation = z.object({
  id: AnnotationId,
  contentHash: ContentHash,
  textHash: TextHash.nullable(),
  position: Span,
  quote: QuoteSelector,
  block: BlockSelector,
  color: Color,
  style: HighlightStyle,
  note: z.string(),
  /** Every text, where two devices had written at once and nobody has picked yet. */
  noteVersions: z.array(z.string()),
  tags: z.array(Tag),
  /** Kept without a place. */
  quotation: z.boolean().default(false),
  trashed: z.boolean(),
  /** ISO 8601, UTC. */
  created: z.string(),
  modified: z.string(),
});
export type ExportedAnnotation = z.infer<typeof ExportedAnnotation>;

export const ExportedArticle = z.object({
  /** Says which article it is in any library: the same file imported anywhere has these. */
  originals: z.array(OriginalHash).min(1),
  originalName: z.string(),
  title: z.string(),
  byline: z.string().nullable(),
  site: z.string().nullable(),
  url: z.string().nullable(),
  /** As the reader renamed it. */
  renamed: z.string().nullable(),
  state: ArticleState,
  tags: z.array(Tag),
  trashed: z.boolean(),
  position: z
    .object({ contentHash: ContentHash, offset: z.int(), progress: z.number() })
    .nullable(),
  annotations: z.array(ExportedAnnotation),
});
export type ExportedArticle = z.infer<typeof ExportedArticle>;

/**
 * Everything that a reader made, and nothing that differs between two libraries with the same articles: no article ids, no
 * time of export. So an export of an import is the same file, byte for byte.
 */
export const NotesFile = z.object({
  format: z.literal(NOTES_FILE_FORMAT),
  version: z.literal(NOTES_FILE_VERSION),
  articles: z.array(ExportedArticle),
  tags: z.array(z.object({ tag: Tag, color: Color.nullable(), aliasOf: Tag.nullable() })),
  savedSearches: z.array(z.object({ id: SavedSearchId, name: z.string(), query: z.string() })),
  /** The six colours in their own order, those with a name. */
  colorNames: z.partialRecord(Color, z.string()),
});
export type NotesFile = z.infer<typeof NotesFile>;
