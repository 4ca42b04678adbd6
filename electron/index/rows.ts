/**
 * What the index answers with. Each has the shape of the record of the same name in the contract, which this folder does not
 * know; arrays are fresh with every answer, and the asker's own.
 */
import type { Annotation } from "#core/annotation/annotation.js";
import type { Color } from "#core/annotation/color.js";
import type { ArticleState } from "#core/article/article-state.js";
import type { AnnotationId, ArticleId, SavedSearchId } from "#core/identity/ids.js";
import type { TagMark } from "#core/library/library-marks.js";
import type { HitKind } from "#core/query/query.js";
import type { Tag } from "#core/tag/tag.js";

/** One line of the library's list. */
export interface ArticleRow {
  articleId: ArticleId;
  title: string;
  byline: string | null;
  site: string | null;
  url: string | null;
  language: string | null;
  direction: "ltr" | "rtl";
  excerpt: string;
  /** Without recurring paragraphs. */
  words: number;
  state: ArticleState;
  trashed: boolean;
  /** ISO 8601, UTC; null outside the trash. */
  trashedAt: string | null;
  /** Deleted for good: only its annotations are left. */
  purged: boolean;
  tags: Tag[];
  /** Furthest share of the text read, 0 to 1. */
  progress: number;
  /** How many that are not trashed. */
  highlights: number;
  /** Colours of the first highlights in reading order, at most eight. */
  colors: Color[];
  /** ISO 8601, UTC. */
  added: string;
  modified: string;
  /** As in `ArticleRecord`; for statistics, and no part of the contract's record. */
  finishedAt: string | null;
  lastReadAt: string | null;
  published: string | null;
  /** Name of an asset. */
  leadImage: string | null;
}

/** A paragraph that recurs in several articles, as it stands in one of them. UTF-16 code units of `plainText`; end exclusive. */
export interface FoldedParagraph {
  /** Where the label above it begins; without one, `start`. */
  lead: number;
  start: number;
  end: number;
  /** In how many articles it stands, this one and those of equal text once. */
  articles: number;
}

/** An annotation beside the article it belongs to. */
export type NotebookEntry = Annotation & {
  articleTitle: string;
  articleTrashed: boolean;
  /** Only its annotations are left of it. */
  articlePurged: boolean;
};

/** Every annotation of a list in its order, with what it can be grouped by. */
export interface AnnotationOutline {
  entries: { annotationId: AnnotationId; articleId: ArticleId; created: string; tags: Tag[] }[];
  /** Those that the annotations belong to, in no order. */
  articles: { articleId: ArticleId; title: string }[];
}

/** What an article says of where it is from. */
export type ArticleSource = Pick<ArticleRow, "articleId" | "byline" | "site" | "url" | "published">;

/** A place in a text where what was sought stands. */
export interface HitPassage {
  /** Text around the hit, cut from the canonical text. */
  snippet: string;
  /** Where in `snippet` the query's words stand: UTF-16 code units, end exclusive. */
  marks: { start: number; end: number }[];
  /** Where in `plainText` the hit stands. */
  start: number;
  end: number;
}

/** With its best passage; `start` and `end` are 0 when only the title or a field matched. */
export interface SearchHit extends HitPassage {
  articleId: ArticleId;
  title: string;
  kind: HitKind;
  annotationId: AnnotationId | null;
  /** Higher is better; 0 when nothing but fields was asked for. */
  score: number;
  /** The next best passages of an article's text, a few. */
  others: HitPassage[];
  /** How many more it has, as far as it was looked through. */
  left: number;
  /** It was not looked through to its end, so often does it say so. */
  mayHaveMore: boolean;
}

/** How many hits of a query would be left if this were asked for, too; most first, and nothing that would leave none. */
export interface SearchFacets {
  tags: { tag: Tag; count: number }[];
  sites: { site: string; count: number }[];
  states: { state: ArticleState; count: number }[];
  colors: { color: Color; count: number }[];
  /** In which the articles were published, the latest first. */
  years: { year: number; count: number }[];
}

/** An article that is about much the same as another. */
export interface RelatedArticle {
  articleId: ArticleId;
  title: string;
  site: string | null;
  /** How much of what that one is about, 0 to 1; by this, not by what stands in both. */
  share: number;
  /** What tells so: the most telling words that they have in common, as that one writes them. */
  words: string[];
}

export interface TagCount {
  tag: Tag;
  /** Articles and annotations that carry it, trashed ones left out. */
  count: number;
  color: Color | null;
}

/** A tag as it is called now. */
export interface TagUse {
  tag: Tag;
  /** That carry it, themselves; trashed ones left out. */
  articles: number;
  highlights: number;
  color: Color | null;
  /** As it was tagged: what it was called then. */
  storedAs: Tag[];
  isDeleted: boolean;
}

export interface SavedSearchCount {
  id: SavedSearchId;
  name: string;
  query: string;
  /** Hits that it has, articles and annotations. */
  count: number;
}

/** How many there are of everything. */
export interface IndexOverview {
  counts: Record<ArticleState | "trashed" | "annotations" | "needLook", number>;
  tags: TagCount[];
  /** Tags that were renamed or deleted. */
  tagMarks: TagMark[];
  savedSearches: SavedSearchCount[];
  colorNames: Partial<Record<Color, string>>;
}
