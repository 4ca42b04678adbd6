import type { ArticleRecord } from "#core/article/article-record.js";
import { keptLeadImage } from "#core/article/asset.js";
import { compareText } from "#core/compare-text.js";
import type { Tag } from "#core/tag/tag.js";
import { type SqlRow, textIn } from "./database.ts";
import type { ArticleRow } from "./rows.ts";
import { openSealedRecord } from "./sealed-text.ts";

/** As many as a list shows before it says "and more". */
const MOST_COLORS = 8;

/** What a deed on very many articles changes of a row, without writing the row. */
export type LaterMarks = Partial<
  Pick<ArticleRow, "state" | "trashed" | "trashedAt" | "modified" | "finishedAt">
> & {
  /** Not all that an article carries then: so one text says it of all. */
  readonly addedTags?: readonly Tag[];
  readonly removedTags?: readonly Tag[];
};

/** Stands for nothing changed. */
export const NOTHING_LATER = "";

/** @param row  with the columns `row` and `later` of `article` */
export function storedArticleRow(row: SqlRow): ArticleRow {
  // Sealed by `putArticles`, which makes it with `articleRow`.
  const written = openSealedRecord(textIn(row, "row")) as ArticleRow;
  const later = textIn(row, "later");
  if (later === NOTHING_LATER) return written;
  const { addedTags = [], removedTags = [], ...marks } = laterMarks(later);
  if (addedTags.length + removedTags.length === 0) return { ...written, ...marks };
  const left = written.tags.filter((tag) => !removedTags.includes(tag));
  return {
    ...written,
    ...marks,
    tags: [...new Set([...left, ...addedTags])].toSorted(compareText),
  };
}

/** What two deeds changed, one after the other. */
export function combineLater(before: LaterMarks, after: LaterMarks): LaterMarks {
  const { addedTags = [], removedTags = [] } = after;
  const added = (before.addedTags ?? []).filter((tag) => !removedTags.includes(tag));
  return {
    ...before,
    ...after,
    addedTags: [...new Set([...added, ...addedTags])].toSorted(compareText),
    removedTags: [...new Set([...(before.removedTags ?? []), ...removedTags])].toSorted(
      compareText,
    ),
  };
}

/** @param later  as the column of `article` has it */
export function laterMarks(later: string): LaterMarks {
  // Sealed by `changeStandings`.
  return later === NOTHING_LATER ? {} : (openSealedRecord(later) as LaterMarks);
}

/** @param words  those that are left to read; see `ownWords` */
export function articleRow(record: ArticleRecord, words: number): ArticleRow {
  const { current } = record;
  const highlights = record.annotations.filter((annotation) => !annotation.trashed);
  return {
    articleId: record.articleId,
    title: record.title,
    byline: current.byline,
    site: current.site,
    url: current.url,
    language: current.language,
    direction: current.direction,
    excerpt: current.excerpt,
    words,
    state: record.state,
    trashed: record.trashed,
    trashedAt: record.trashedAt,
    purged: record.purged,
    tags: [...record.tags],
    progress: record.position?.progress ?? 0,
    highlights: highlights.length,
    colors: highlights.slice(0, MOST_COLORS).map((annotation) => annotation.color),
    added: record.created,
    modified: record.modified,
    finishedAt: record.finishedAt,
    lastReadAt: record.lastReadAt,
    published: current.published,
    leadImage: keptLeadImage(current),
  };
}
