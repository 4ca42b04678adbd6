import type { Color } from "#core/annotation/color.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import type { TagNames } from "#core/tag/tag-names.js";
import type { Tag } from "#core/tag/tag.js";
import { storedArticleRow } from "./article-row.ts";
import { askedQuery } from "./asked-query.ts";
import { annotationTag, compileQuery, mentionsTrash, ownPart } from "./compile-query.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import { ALL_ANNOTATIONS, keptCounts } from "./kept-counts.ts";
import { storedAnnotation } from "./put-annotations.ts";
import type { NotebookEntry } from "./rows.ts";
import { TRASHED } from "./sort-columns.ts";
import { allOf, type Sql, sql, whileWanted } from "./sql.ts";
import { storedNamesOf, tagNamesOf } from "./tag-names-of.ts";

export interface AnnotationFilter extends AnnotationChoice, Page {}

/** From one place in the order to another. */
interface Page {
  readonly offset: number;
  /** -1 for all. */
  readonly limit: number;
}

/** Which annotations, and in which order. */
export interface AnnotationChoice {
  /** Only these. */
  readonly annotationIds?: readonly AnnotationId[] | undefined;
  readonly articleId?: ArticleId | undefined;
  /** As typed; "" for all. */
  readonly query: string;
  readonly color?: Color | undefined;
  /** Its own, or one below it. */
  readonly tag?: Tag | undefined;
  /** Those in the trash, instead of the others. */
  readonly trashed: boolean;
  /** Only those of which somebody has to say where they stand. */
  readonly needsLook?: boolean | undefined;
  /** "article": by the title of the article, then in reading order. */
  readonly sort: "article" | "newest" | "oldest";
}

const ORDER: Readonly<Record<AnnotationChoice["sort"], string>> = {
  article: "a.sortTitle, a.id, n.start, n.id",
  newest: "n.created DESC, n.id DESC",
  oldest: "n.created, n.id",
};

export const FROM = "FROM annotation n JOIN article a ON a.number = n.article";

export function listAnnotations(
  database: Database,
  filter: AnnotationFilter,
): { entries: NotebookEntry[]; total: number } {
  return database.read(() => {
    const total = countChosen(database, filter);
    const page = choosePage(database, filter, filter);
    const rows = database.all(
      // Chosen and put in order first, and only those of the page read. A cross join keeps the order.
      `SELECT annotation.entry, article_row.row, article.later FROM (${page.text})
       CROSS JOIN annotation ON annotation.number = chosen CROSS JOIN article ON article.number = owner
       CROSS JOIN article_row ON article_row.number = owner`,
      ...page.values,
    );
    const names = tagNamesOf(database);
    return { entries: rows.map((row) => notebookEntry(row, names)), total };
  });
}

function countChosen(database: Database, choice: AnnotationChoice): number {
  if (choice.color === undefined && isUnfiltered(database, choice)) return countAll(database);
  const where = conditionOf(database, choice, NOT_BY_TIME);
  const counted = database.first(
    `SELECT count(*) AS total ${FROM} WHERE ${where.text}`,
    ...where.values,
  );
  return counted === undefined ? 0 : numberIn(counted, "total");
}

/** @returns a statement that gives rows of (chosen, owner), the numbers of an annotation and of its article, in their order */
export function choosePage(database: Database, choice: AnnotationChoice, page: Page): Sql {
  const { offset, limit } = page;
  const isFew = limit >= 0 && (offset + limit) * 2 < countAll(database);
  if (choice.sort === "article" && isFew && isUnfiltered(database, choice)) {
    return firstByArticle(choice, page);
  }
  const where = conditionOf(database, choice, choice.sort === "article" ? NOT_BY_TIME : BY_TIME);
  return sql(
    `SELECT n.number AS chosen, a.number AS owner ${FROM} WHERE ${where.text}
     ORDER BY ${ORDER[choice.sort]} LIMIT ? OFFSET ?`,
    ...where.values,
    limit,
    offset,
  );
}

/**
 * Goes through the articles in the order of their titles, no further than it has to; where all of a million highlights would be put in
 * order first, and most of them for nothing. Those of articles that were deleted for good, which are in no such order, are put in
 * between.
 */
function firstByArticle({ color }: AnnotationChoice, { offset, limit }: Page): Sql {
  const where = allOf([
    sql("n.trashed = 0"),
    ...(color === undefined ? [] : [sql("n.color = ?", color)]),
    whileWanted("n.number"),
  ]);
  const some = (trashed: number): string =>
    `SELECT * FROM (SELECT n.number AS chosen, a.number AS owner, a.sortTitle AS sortTitle, a.id AS articleId,
       n.start AS start, n.id AS id FROM article a CROSS JOIN annotation n ON n.article = a.number
       WHERE a.trashed = ${trashed} AND ${where.text} ORDER BY ${ORDER.article} LIMIT ?)`;
  const end = offset + limit;
  return sql(
    `SELECT chosen, owner FROM (${some(TRASHED.no)} UNION ALL ${some(TRASHED["for good"])})
     ORDER BY sortTitle, articleId, start, id LIMIT ? OFFSET ?`,
    ...where.values,
    end,
    ...where.values,
    end,
    limit,
    offset,
  );
}

/** Whether everything is asked for that is outside the trash, or all of it of one colour. */
function isUnfiltered(database: Database, choice: AnnotationChoice): boolean {
  const { annotationIds, articleId, tag, trashed, needsLook } = choice;
  return (
    annotationIds === undefined &&
    articleId === undefined &&
    tag === undefined &&
    !trashed &&
    needsLook !== true &&
    askedQuery(database, choice.query) === undefined
  );
}

/** Of those outside the trash, whose articles are not there either. */
function countAll(database: Database): number {
  return keptCounts(database, "annotation").get(ALL_ANNOTATIONS) ?? 0;
}

export function articleOfAnnotation(
  database: Database,
  annotationId: AnnotationId,
): ArticleId | undefined {
  const row = database.first(
    `SELECT a.id AS id ${FROM} WHERE n.id = ? ORDER BY a.id`,
    annotationId,
  );
  // Ids were parsed when their files were read.
  return row === undefined ? undefined : (textIn(row, "id") as ArticleId);
}

/** @param row  with `annotation.entry`, `article_row.row` and `article.later` */
export function notebookEntry(row: SqlRow, names: TagNames): NotebookEntry {
  const article = storedArticleRow(row);
  const annotation = storedAnnotation(row);
  return {
    ...annotation,
    tags: names.shown(annotation.tags),
    articleTitle: article.title,
    articleTrashed: article.trashed,
    articlePurged: article.purged,
  };
}

/*
 * What lies outside the trash is nearly everything. A plus keeps SQLite from looking it up in the order of time, and from reading
 * every annotation for its article: another index holds both. Where the order of time is asked for, it is the shortest way.
 */
const BY_TIME = sql("n.trashed = 0");
const NOT_BY_TIME = sql("+n.trashed = 0");

function conditionOf(database: Database, filter: AnnotationChoice, isVisible: Sql): Sql {
  const { annotationIds, articleId, color, tag, trashed } = filter;
  const query = askedQuery(database, filter.query);
  const conditions: Sql[] = [whileWanted("n.number")];
  if (annotationIds !== undefined) {
    conditions.push(sql("n.id IN (SELECT value FROM json_each(?))", JSON.stringify(annotationIds)));
  }
  if (articleId !== undefined) conditions.push(sql("a.id = ?", articleId));
  if (color !== undefined) conditions.push(sql("n.color = ?", color));
  if (tag !== undefined) {
    conditions.push(annotationTag(tag, storedNamesOf(database, tag)));
  }
  if (filter.needsLook === true) conditions.push(sql("n.needsLook = 1"));
  if (trashed) conditions.push(sql("n.trashed = 1"));
  else if (query === undefined || !mentionsTrash(query)) {
    // Those of an article that was deleted for good outlive it.
    conditions.push(isVisible, sql("a.trashed <> 1"));
  } else conditions.push(sql("n.trashed <> 2"));
  if (query !== undefined) {
    const { match, condition } = compileQuery(query, "annotation");
    if (match !== undefined) conditions.push(matching(match));
    conditions.push(condition, ownPart(query) ?? sql("1"));
  }
  return allOf(conditions);
}

function matching(match: string): Sql {
  return sql(
    "n.number IN (SELECT rowid FROM annotation_words WHERE annotation_words MATCH ?)",
    match,
  );
}
