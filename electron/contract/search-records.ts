import { z } from "zod";
import { Color } from "#core/annotation/color.js";
import { ArticleState } from "#core/article/article-state.js";
import { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";

/** A place in a text where what was sought stands. */
export const HitPassage = z.object({
  /** Text around the hit, cut from the canonical text. */
  snippet: z.string(),
  /** Where in `snippet` the query's words stand. */
  marks: z.array(z.object({ start: z.int(), end: z.int() })),
  /** Where in `plainText` it stands. */
  start: z.int(),
  end: z.int(),
});
export type HitPassage = z.infer<typeof HitPassage>;

/**
 * One hit: an article by its title or text, a quote, or a note. With its best passage; `start` and `end` are 0 when only the title
 * matched.
 */
export const SearchHit = HitPassage.extend({
  articleId: ArticleId,
  title: z.string(),
  kind: z.enum(["article", "quote", "note"]),
  annotationId: AnnotationId.nullable(),
  /** Higher is better. */
  score: z.number(),
  /** The next best passages of an article's text, a few. */
  others: z.array(HitPassage),
  /** How many more it has, as far as it was looked through. */
  left: z.int(),
  /** It was not looked through to its end, so often does it say so. */
  mayHaveMore: z.boolean(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** How many hits of a query would be left if this were asked for, too; most first, and nothing that would leave none. */
export const SearchFacets = z.object({
  tags: z.array(z.object({ tag: Tag, count: z.int() })),
  sites: z.array(z.object({ site: z.string(), count: z.int() })),
  states: z.array(z.object({ state: ArticleState, count: z.int() })),
  colors: z.array(z.object({ color: Color, count: z.int() })),
  /** In which the articles were published, the latest first. */
  years: z.array(z.object({ year: z.int(), count: z.int() })),
});
export type SearchFacets = z.infer<typeof SearchFacets>;

/** An article that is about much the same as another, by the words that tell what that one is about. */
export const RelatedArticle = z.object({
  articleId: ArticleId,
  title: z.string(),
  site: z.string().nullable(),
  /** How much of what the other is about, 0 to 1. */
  share: z.number(),
  /** The most telling words that they have in common, as the other writes them. */
  words: z.array(z.string()),
});
export type RelatedArticle = z.infer<typeof RelatedArticle>;
