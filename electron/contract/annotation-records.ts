import { z } from "zod";
import { AnchorStateName } from "#core/anchor/anchor.js";
import { Annotation } from "#core/annotation/annotation.js";
import { Color } from "#core/annotation/color.js";
import { AnnotationId, ArticleId, ContentHash } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";
import { ArticleRow } from "./records.ts";

/** An annotation beside the article it belongs to, for the notebook. */
export const NotebookEntry = Annotation.extend({
  articleTitle: z.string(),
  articleTrashed: z.boolean(),
  /** Only its annotations are left of it. */
  articlePurged: z.boolean(),
});
export type NotebookEntry = z.infer<typeof NotebookEntry>;

/** Every annotation of a list in its order, with what it can be grouped by. */
export const AnnotationOutline = z.object({
  entries: z.array(
    z.object({
      annotationId: AnnotationId,
      articleId: ArticleId,
      /** ISO 8601, UTC. */
      created: z.string(),
      tags: z.array(Tag),
    }),
  ),
  /** Those that the annotations belong to, in no order. */
  articles: z.array(z.object({ articleId: ArticleId, title: z.string() })),
});
export type AnnotationOutline = z.infer<typeof AnnotationOutline>;

/** What an article says of where it is from. */
export const ArticleSource = ArticleRow.pick({
  articleId: true,
  byline: true,
  site: true,
  url: true,
  published: true,
});
export type ArticleSource = z.infer<typeof ArticleSource>;

/** One thing that was done to an annotation. */
export const AnnotationDeed = z.object({
  /** As Undo names it, such as "note". */
  deed: z.string(),
  /** ISO 8601, UTC. */
  written: z.string(),
  /** What the note became, where it changed; "" when it was deleted. */
  note: z.string().optional(),
  /** The words that it was put on, where it was. */
  quote: z.string().optional(),
});
export type AnnotationDeed = z.infer<typeof AnnotationDeed>;

/** Words with what stands around them, as in the text. */
export const Passage = z.object({ before: z.string(), words: z.string(), after: z.string() });
export type Passage = z.infer<typeof Passage>;

/** A highlight that stands nowhere for certain, with what a person needs to decide. */
export const ReviewEntry = NotebookEntry.extend({
  /** What it stood on. */
  stood: Passage,
  /** The version that opens, in which the candidates count; null when the article cannot be read. */
  current: ContentHash.nullable(),
  /** Where it may stand, likeliest first; UTF-16 code units of `plainText`, end exclusive. Empty for an orphan. */
  candidates: z.array(Passage.extend({ start: z.int(), end: z.int(), score: z.number() })),
});
export type ReviewEntry = z.infer<typeof ReviewEntry>;

export const AnnotationSummary = z.object({
  annotationId: AnnotationId,
  articleId: ArticleId,
  articleTitle: z.string(),
  quote: z.string(),
  note: z.string(),
  tags: z.array(Tag),
  color: Color,
  state: AnchorStateName,
  start: z.int(),
  end: z.int(),
  created: z.string(),
  modified: z.string(),
});
