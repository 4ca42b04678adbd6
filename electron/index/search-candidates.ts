import type { Query } from "#core/query/query.js";
import { compileQuery, mentionsTrash, ownPart } from "./compile-query.ts";
import type { Subject } from "./match-expression.ts";
import { allOf, FALSE, type Sql, sql, TRUE, whileWanted } from "./sql.ts";

/** What a query finds among the articles, or among the annotations. */
export interface Candidates {
  readonly subject: Subject;
  /**
   * Rows of (number, rank, recency), in no order. Ranks are negative, the best lowest; where only fields were asked for they
   * are 0, and recency tells.
   */
  readonly rows: Sql;
}

/** Something found, before it is shown. */
export interface Candidate {
  readonly subject: Subject;
  readonly number: number;
  readonly rank: number;
  /** Milliseconds since 1970; 0 where the rank tells. */
  readonly recency: number;
}

/**
 * A word in the title says more about an article than one of its thousands in the body, and one in a notice that stands under
 * many articles says next to nothing: it is still found.
 */
const ARTICLE_RANK = "bm25(article_words, 10.0, 5.0, 1.0, 0.01)";
/** A note is the reader's own word. */
const ANNOTATION_RANK = "bm25(annotation_words, 1.0, 1.5)";

/*
 * Where words are found, a plus before `rowid` keeps SQLite from turning the search round and asking the full-text table for
 * every row of the other; and what lies in the trash, being little, is listed once and left out, instead of looking up every
 * row that was found. It is listed by ranges of an index: for `<>` SQLite reads all of it.
 */
const NOT_IN_TRASH: Readonly<Record<Subject, Sql>> = {
  article: sql("+rowid NOT IN (SELECT number FROM article WHERE trashed > 0)"),
  annotation: sql(`+rowid NOT IN (SELECT number FROM annotation WHERE trashed > 0
    UNION ALL SELECT n.number FROM article a CROSS JOIN annotation n ON n.article = a.number
      WHERE a.trashed = 1)`),
};
/** For who asks for the trash: what was deleted for good is found nowhere, except what was marked in an article that was. */
const NOT_PURGED: Readonly<Record<Subject, Sql>> = {
  article: sql("+rowid NOT IN (SELECT number FROM article WHERE trashed = 2)"),
  annotation: sql("+rowid NOT IN (SELECT number FROM annotation WHERE trashed = 2)"),
};

/** @returns one or two kinds of candidates: annotations only when the query asks for something that they have of their own */
export function searchCandidates(query: Query): readonly Candidates[] {
  const articles: Candidates = { subject: "article", rows: articleRows(query) };
  const own = ownPart(query);
  if (own === undefined) return [articles];
  return [articles, { subject: "annotation", rows: annotationRows(query, own) }];
}

function articleRows(query: Query): Sql {
  const { match, condition } = compileQuery(query, "article");
  if (match !== undefined) {
    const within = `SELECT a.number FROM article a WHERE ${condition.text}`;
    return matchingRows("article_words", ARTICLE_RANK, [
      sql("article_words MATCH ?", match),
      (mentionsTrash(query) ? NOT_PURGED : NOT_IN_TRASH).article,
      condition === TRUE ? TRUE : sql(`+rowid IN (${within})`, ...condition.values),
    ]);
  }
  const visible = sql(mentionsTrash(query) ? "a.trashed <> 2" : "a.trashed = 0");
  const where = allOf([visible, whileWanted("a.number"), condition]);
  return sql(
    `SELECT a.number AS number, 0.0 AS rank, a.added AS recency FROM article a WHERE ${where.text}`,
    ...where.values,
  );
}

/**
 * The annotations that a query holds for, whether or not they have something of their own that was asked for: what would be found
 * if more were asked for. Rows of (number, isOwn), in no order.
 */
export function annotationsHeld(query: Query): Sql {
  const { match, condition } = compileQuery(query, "annotation");
  if (match !== undefined) {
    const { text, values } = annotationRows(query, TRUE);
    return sql(`SELECT number, 1 AS isOwn FROM (${text})`, ...values);
  }
  const own = ownPart(query) ?? FALSE;
  const where = allOf([visibleAnnotation(query), whileWanted("n.number"), condition]);
  return sql(
    `SELECT n.number AS number, (${own.text}) AS isOwn ${ANNOTATIONS} WHERE ${where.text}`,
    ...own.values,
    ...where.values,
  );
}

const ANNOTATIONS = "FROM annotation n JOIN article a ON a.number = n.article";

function visibleAnnotation(query: Query): Sql {
  return sql(mentionsTrash(query) ? "n.trashed <> 2" : "n.trashed = 0 AND a.trashed <> 1");
}

/** @param own  holds by itself where words of the annotation's own were found */
function annotationRows(query: Query, own: Sql): Sql {
  const { match, condition } = compileQuery(query, "annotation");
  if (match !== undefined) {
    const within = `SELECT n.number ${ANNOTATIONS} WHERE ${condition.text}`;
    return matchingRows("annotation_words", ANNOTATION_RANK, [
      sql("annotation_words MATCH ?", match),
      (mentionsTrash(query) ? NOT_PURGED : NOT_IN_TRASH).annotation,
      condition === TRUE ? TRUE : sql(`+rowid IN (${within})`, ...condition.values),
    ]);
  }
  const where = allOf([visibleAnnotation(query), whileWanted("n.number"), own, condition]);
  return sql(
    `SELECT n.number AS number, 0.0 AS rank, n.created AS recency ${ANNOTATIONS} WHERE ${where.text}`,
    ...where.values,
  );
}

function matchingRows(table: string, rank: string, conditions: readonly Sql[]): Sql {
  const asked = conditions.filter((condition) => condition !== TRUE);
  const where = allOf([...asked, whileWanted("rowid")]);
  return sql(
    `SELECT rowid AS number, ${rank} AS rank, 0 AS recency FROM ${table} WHERE ${where.text}`,
    ...where.values,
  );
}
