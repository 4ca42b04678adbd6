import type { Color } from "#core/annotation/color.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import type { TagNames } from "#core/tag/tag-names.js";
import type { Tag } from "#core/tag/tag.js";
import { storedArticleRow } from "./article-row.ts";
import { askedQuery } from "./asked-query.ts";
import { annotationTag, compileQuery, mentionsTrash, ownPart } from "./compile-query.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import { storedAnnotation } from "./put-annotations.ts";
import type { NotebookEntry } from "./rows.ts";
import { allOf, type Sql, sql, whileWanted } from "./sql.ts";
import { storedNamesOf, tagNamesOf } from "./tag-names-of.ts";

export interface AnnotationFilter extends AnnotationChoice {
  readonly offset: number;
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
    const all = conditionOf(database, filter, NOT_BY_TIME);
    const counted = database.first(
      `SELECT count(*) AS total ${FROM} WHERE ${all.text}`,
      ...all.values,
    );
    const chosen = choose(database, filter);
    const rows = database.all(
      // Chosen and put in order first, and only those of the page read. A cross join keeps the order.
      `SELECT annotation.entry, article_row.row, article.later FROM (
         SELECT n.number AS chosen, a.number AS owner ${chosen.text} LIMIT ? OFFSET ?)
       CROSS JOIN annotation ON annotation.number = chosen CROSS JOIN article ON article.number = owner
       CROSS JOIN article_row ON article_row.number = owner`,
      ...chosen.values,
      filter.limit,
      filter.offset,
    );
    const names = tagNamesOf(database);
    return {
      entries: rows.map((row) => notebookEntry(row, names)),
      total: counted === undefined ? 0 : numberIn(counted, "total"),
    };
  });
}

/** @returns all that follows `SELECT`: which annotations, in their order */
export function choose(database: Database, choice: AnnotationChoice): Sql {
  const where = conditionOf(database, choice, choice.sort === "article" ? NOT_BY_TIME : BY_TIME);
  return sql(`${FROM} WHERE ${where.text} ORDER BY ${ORDER[choice.sort]}`, ...where.values);
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
