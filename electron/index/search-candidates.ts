import type { Query } from "#core/query/query.js";
import { compileQuery, mentionsTrash, ownPart } from "./compile-query.ts";
import { type Database, numberIn } from "./database.ts";
import type { Subject } from "./match-expression.ts";
import { roomForRows } from "./number-list.ts";
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

const WORDS: Readonly<Record<Subject, { readonly table: string; readonly rank: string }>> = {
  /**
   * A word in the title says more about an article than one of its thousands in the body, and one in a notice that stands under
   * many articles says next to nothing: it is still found.
   */
  article: { table: "article_words", rank: "bm25(article_words, 10.0, 5.0, 1.0, 0.01)" },
  /** A note is the reader's own word. */
  annotation: { table: "annotation_words", rank: "bm25(annotation_words, 1.0, 1.5)" },
};

/*
 * Where words are found in many rows, a plus before `rowid` keeps SQLite from turning the search round and asking the full-text table
 * for every row of the other; and what lies in the trash, being little, is listed once and left out, instead of looking up every
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

/**
 * Where words are found in fewer than one row in so many, each is looked up, at some microseconds. To list all that a condition holds
 * for takes half a second among a million highlights, whatever is found; to list what lies in the trash alone, ten milliseconds.
 */
const FEW = { withCondition: 16, withoutCondition: 400 } as const;

/** @returns one or two kinds of candidates: annotations only when the query asks for something that they have of their own */
export function searchCandidates(database: Database, query: Query): readonly Candidates[] {
  const articles: Candidates = { subject: "article", rows: articleRows(database, query) };
  const own = ownPart(query);
  if (own === undefined) return [articles];
  return [articles, { subject: "annotation", rows: annotationRows(database, query, own) }];
}

/** The articles that are found, as `Candidates` has them. */
export function articleRows(database: Database, query: Query): Sql {
  const { match, condition } = compileQuery(query, "article");
  if (match !== undefined) {
    return matchingRows(database, query, { subject: "article", match, condition });
  }
  const where = allOf([isVisible(query, "article"), whileWanted("a.number"), condition]);
  return sql(
    `SELECT a.number AS number, 0.0 AS rank, a.added AS recency FROM article a WHERE ${where.text}`,
    ...where.values,
  );
}

/**
 * The annotations that a query holds for, whether or not they have something of their own that was asked for: what would be found
 * if more were asked for. Rows of (number, isOwn), in no order.
 */
export function annotationsHeld(database: Database, query: Query): Sql {
  const { match, condition } = compileQuery(query, "annotation");
  if (match !== undefined) {
    const { text, values } = annotationRows(database, query, TRUE);
    return sql(`SELECT number, 1 AS isOwn FROM (${text})`, ...values);
  }
  const own = ownPart(query) ?? FALSE;
  const where = allOf([isVisible(query, "annotation"), whileWanted("n.number"), condition]);
  return sql(
    `SELECT n.number AS number, (${own.text}) AS isOwn ${ANNOTATIONS} WHERE ${where.text}`,
    ...own.values,
    ...where.values,
  );
}

const ANNOTATIONS = "FROM annotation n JOIN article a ON a.number = n.article";

function isVisible(query: Query, subject: Subject): Sql {
  const asksTrash = mentionsTrash(query);
  if (subject === "article") return sql(asksTrash ? "a.trashed <> 2" : "a.trashed = 0");
  return sql(asksTrash ? "n.trashed <> 2" : "n.trashed = 0 AND a.trashed <> 1");
}

/** @param own  holds by itself where words of the annotation's own were found */
function annotationRows(database: Database, query: Query, own: Sql): Sql {
  const { match, condition } = compileQuery(query, "annotation");
  if (match !== undefined) {
    return matchingRows(database, query, { subject: "annotation", match, condition });
  }
  const where = allOf([isVisible(query, "annotation"), whileWanted("n.number"), own, condition]);
  return sql(
    `SELECT n.number AS number, 0.0 AS rank, n.created AS recency ${ANNOTATIONS} WHERE ${where.text}`,
    ...where.values,
  );
}

interface Wanted {
  readonly subject: Subject;
  /** An FTS5 expression. */
  readonly match: string;
  /** On the row beside the words. */
  readonly condition: Sql;
}

function matchingRows(database: Database, query: Query, wanted: Wanted): Sql {
  const { table, rank } = WORDS[wanted.subject];
  const where = allOf([
    sql(`${table} MATCH ?`, wanted.match),
    ...(isLookedUp(database, wanted) ? [lookedUp(query, wanted)] : listed(query, wanted)),
    whileWanted("rowid"),
  ]);
  return sql(
    `SELECT rowid AS number, ${rank} AS rank, 0 AS recency FROM ${table} WHERE ${where.text}`,
    ...where.values,
  );
}

/** Articles in the trash alone are so few that they are listed in no time. */
function isLookedUp(database: Database, { subject, match, condition }: Wanted): boolean {
  const isPlain = condition === TRUE;
  if (subject === "article" && isPlain) return false;
  const { table } = WORDS[subject];
  const share = isPlain ? FEW.withoutCondition : FEW.withCondition;
  const most = Math.floor(roomForRows(database, subject) / share);
  // No further than it takes to tell.
  const counted = database.first(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${table} WHERE ${table} MATCH ? LIMIT ?)`,
    match,
    most + 1,
  );
  return counted !== undefined && numberIn(counted, "count") <= most;
}

/** No EXISTS, which SQLite may make a join of, and turn round. */
function lookedUp(query: Query, { subject, condition }: Wanted): Sql {
  const { table } = WORDS[subject];
  const where = allOf([isVisible(query, subject), condition]);
  return subject === "article"
    ? sql(
        `(SELECT 1 FROM article a WHERE a.number = ${table}.rowid AND ${where.text})`,
        ...where.values,
      )
    : sql(
        `(SELECT 1 FROM annotation n CROSS JOIN article a ON a.number = n.article
          WHERE n.number = ${table}.rowid AND ${where.text})`,
        ...where.values,
      );
}

function listed(query: Query, { subject, condition }: Wanted): readonly Sql[] {
  const visible = (mentionsTrash(query) ? NOT_PURGED : NOT_IN_TRASH)[subject];
  if (condition === TRUE) return [visible];
  const all =
    subject === "article"
      ? "SELECT a.number FROM article a"
      : // An article of which nothing is asked is left out of an outer join.
        "SELECT n.number FROM annotation n LEFT JOIN article a ON a.number = n.article";
  return [visible, sql(`+rowid IN (${all} WHERE ${condition.text})`, ...condition.values)];
}
