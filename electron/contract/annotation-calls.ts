import { z } from "zod";
import { Annotation } from "#core/annotation/annotation.js";
import { cleanNote, LONGEST_NOTE } from "#core/annotation/clean-note.js";
import { Color, HighlightStyle } from "#core/annotation/color.js";
import { NoteDraft } from "#core/annotation/note-draft.js";
import { AnnotationId, ArticleId, ContentHash } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { NotWritten } from "./not-written.ts";
import { Page } from "./page.ts";
import {
  AnnotationDeed,
  AnnotationOutline,
  ArticleSource,
  NotebookEntry,
  ReviewEntry,
} from "./annotation-records.ts";

/** Which annotations, and in which order. */
const choice = {
  articleId: ArticleId.optional(),
  query: z.string().default(""),
  color: Color.optional(),
  tag: Tag.optional(),
  trashed: z.boolean().default(false),
  sort: z.enum(["article", "newest", "oldest"]).default("article"),
};

/** Markdown, freed of what is no text. */
const Note = z.string().max(LONGEST_NOTE, wording.reader.noteTooLong).transform(cleanNote);

/** Those of the calls that make, change and list annotations; see calls.ts. */
export const annotationCalls = {
  /**
   * The app cuts quote and surroundings out of its own text; the caller only says where. The answer says where the annotation
   * stands in that version.
   */
  "annotations.create": {
    input: z.object({
      /** Made by the caller, so that it may paint before the answer. */
      annotationId: AnnotationId,
      articleId: ArticleId,
      contentHash: ContentHash,
      start: z.int().nonnegative(),
      end: z.int().positive(),
      color: Color,
      style: HighlightStyle.default("fill"),
      note: Note.default(""),
      tags: z.array(Tag).default([]),
    }),
    output: z.object({ annotation: Annotation }),
  },
  /** Only the very same letters count, and only in one place: nothing is guessed that would then be written down. */
  "annotations.createFromQuote": {
    input: z.object({
      articleId: ArticleId,
      exact: z.string().min(1),
      prefix: z.string().default(""),
      suffix: z.string().default(""),
      color: Color.optional(),
      note: Note.default(""),
      tags: z.array(Tag).default([]),
    }),
    output: z.discriminatedUnion("state", [
      z.object({
        state: z.literal("placed"),
        annotationId: AnnotationId,
        start: z.int(),
        end: z.int(),
      }),
      z.object({
        state: z.enum(["orphaned", "uncertain"]),
        /** The first sixteen in the order of the text. */
        candidates: z.array(z.object({ start: z.int(), end: z.int(), context: z.string() })),
        /** In how many places the words stand. */
        total: z.int(),
      }),
    ]),
  },
  /**
   * One deed for all the annotations named. `span` moves one of them to other words of the version it names; `quotation` keeps them
   * as quotations without a place, until then. The answer says where they stand in the version `shown`, or else in the one that
   * opens.
   */
  "annotations.update": {
    input: z.object({
      annotationIds: z.array(AnnotationId).min(1),
      shown: ContentHash.optional(),
      color: Color.optional(),
      style: HighlightStyle.optional(),
      note: Note.optional(),
      quotation: z.boolean().optional(),
      trashed: z.boolean().optional(),
      addTags: z.array(Tag).default([]),
      removeTags: z.array(Tag).default([]),
      span: z
        .object({ contentHash: ContentHash, start: z.int().nonnegative(), end: z.int().positive() })
        .optional(),
    }),
    output: z.object({ annotations: z.array(Annotation), notWritten: NotWritten.optional() }),
  },
  /**
   * The same change for very many, as one deed: tells how far it is, and can be cancelled. What was changed by then stays so, and is
   * undone together.
   */
  "annotations.updateAll": {
    input: z.object({
      annotationIds: z.array(AnnotationId).min(1),
      color: Color.optional(),
      trashed: z.boolean().optional(),
      addTags: z.array(Tag).default([]),
      removeTags: z.array(Tag).default([]),
    }),
    output: z.object({
      changed: z.int(),
      /** That would have changed, had it not been cancelled. */
      left: z.int(),
      notWritten: NotWritten.optional(),
    }),
  },
  /**
   * Makes one of several annotations of an article that stand in the version named; the first stays and the others go to the
   * trash. The answer has them all.
   */
  "annotations.merge": {
    input: z.object({
      articleId: ArticleId,
      contentHash: ContentHash,
      annotationIds: z.array(AnnotationId).min(2),
    }),
    output: z.object({ annotations: z.array(Annotation) }),
  },
  /**
   * Cuts an annotation at offsets of the version named, which lie inside it. The answer has its pieces, of which the first is
   * the annotation itself.
   */
  "annotations.split": {
    input: z.object({
      articleId: ArticleId,
      contentHash: ContentHash,
      annotationId: AnnotationId,
      cuts: z.array(z.int().nonnegative()).min(1).max(2),
    }),
    output: z.object({ annotations: z.array(Annotation) }),
  },
  "annotations.list": {
    input: z.object({ ...choice, ...Page }),
    output: z.object({ entries: z.array(NotebookEntry), total: z.int() }),
  },
  /** All of a list at once, so that it can be grouped, counted and selected from; what is seen of it is read by `annotations.read`. */
  "annotations.outline": {
    input: z.object({ ...choice, annotationIds: z.array(AnnotationId).optional() }),
    output: AnnotationOutline,
  },
  /** In the order of the ids; what is gone is left out. */
  "annotations.read": {
    input: z.object({ annotationIds: z.array(AnnotationId) }),
    output: z.object({ entries: z.array(NotebookEntry), sources: z.array(ArticleSource) }),
  },
  /** Everything that was done to it, newest first. */
  "annotations.history": {
    input: z.object({ annotationId: AnnotationId }),
    output: z.object({ deeds: z.array(AnnotationDeed) }),
  },
  /**
   * Highlights that need a look, by article and in reading order; those in the trash are left out. A candidate is accepted, or
   * another place chosen, with the `span` of `annotations.update`; its `quotation` settles those that have no place.
   */
  "annotations.review": {
    input: z.object({ articleId: ArticleId.optional(), ...Page }),
    output: z.object({ entries: z.array(ReviewEntry), total: z.int() }),
  },
  /** Keeps a note while it is being typed. The answer comes when it is flushed; should its window be gone, the app saves it. */
  "notes.keepDraft": {
    input: z.object({ draft: NoteDraft.extend({ text: Note }) }),
    output: z.object({}),
  },
  /** It was saved, or thrown away. */
  "notes.dropDraft": { input: z.object({ annotationId: AnnotationId }), output: z.object({}) },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;
