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

export interface SearchHit {
  articleId: ArticleId;
  title: string;
  kind: HitKind;
  /** Text around the hit, cut from the canonical text. */
  snippet: string;
  /** Where in `snippet` the query's words stand: UTF-16 code units, end exclusive. */
  marks: { start: number; end: number }[];
  /** Where in `plainText` the first hit stands; 0 and 0 when only the title or a field matched. */
  start: number;
  end: number;
  annotationId: AnnotationId | null;
  /** Higher is better; 0 when nothing but fields was asked for. */
  score: number;
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
  /** Articles that it finds. */
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
