import { findTerms } from "#core/query/find-terms.js";
import { makeSnippet } from "#core/query/make-snippet.js";
import type { Query } from "#core/query/query.js";
import { type SearchTerm, termsToMark } from "#core/query/search-terms.js";
import { askedQuery } from "./asked-query.ts";
import { compileQuery, mentionsTrash, ownPart } from "./compile-query.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import { articleRowOf } from "./list-articles.ts";
import { noteText, spanOf, storedAnnotation } from "./put-annotations.ts";
import type { SearchHit } from "./rows.ts";
import { openSealedText } from "./sealed-text.ts";
import { allOf, type Sql, sql, TRUE } from "./sql.ts";

export interface SearchQuestion {
  /** As typed. */
  readonly query: string;
  readonly offset: number;
  readonly limit: number;
}

export interface SearchAnswer {
  /** Best first. */
  hits: SearchHit[];
  total: number;
  /** What of the query was not understood. */
  explanation: { message: string; start: number; end: number } | null;
}

/** A word in the title says more about an article than one of its thousands in the body. */
const ARTICLE_RANK = "bm25(article_words, 10.0, 5.0, 1.0)";
/** A note is the reader's own word. */
const ANNOTATION_RANK = "bm25(annotation_words, 1.0, 1.5)";

export function search(
  database: Database,
  { query: typed, offset, limit }: SearchQuestion,
): SearchAnswer {
  return database.read(() => {
    const { query, problem } = askedQuery(database, typed);
    const explanation = problem
      ? { message: problem.message, start: problem.start, end: problem.end }
      : null;
    if (query === undefined) return { hits: [], total: 0, explanation };
    const candidates = allCandidates(query);
    const counted = database.first(
      `SELECT count(*) AS total FROM (${candidates.text})`,
      ...candidates.values,
    );
    // Ranks are negative, the best lowest.
    const rows = database.all(
      `${candidates.text} ORDER BY rank, recency DESC, subject, number LIMIT ? OFFSET ?`,
      ...candidates.values,
      limit,
      offset,
    );
    const terms = termsToMark(query);
    return {
      hits: rows.map((row) =>
        row["subject"] === "article"
          ? articleHit(database, row, terms)
          : annotationHit(database, row, terms),
      ),
      total: counted === undefined ? 0 : numberIn(counted, "total"),
      explanation,
    };
  });
}

/** Rows of (subject, number, rank, recency). */
function allCandidates(query: Query): Sql {
  const articles = articleCandidates(query);
  const annotations = annotationCandidates(query);
  if (annotations === undefined) return articles;
  return sql(
    `${articles.text} UNION ALL ${annotations.text}`,
    ...articles.values,
    ...annotations.values,
  );
}

function articleCandidates(query: Query): Sql {
  const { match, condition } = compileQuery(query, "article");
  const isHidden = !mentionsTrash(query);
  if (match === undefined) {
    const where = allOf([...(isHidden ? [sql("a.trashed = 0")] : []), condition]);
    return sql(
      `SELECT 'article' AS subject, a.number AS number, 0.0 AS rank, a.added AS recency
       FROM article a WHERE ${where.text}`,
      ...where.values,
    );
  }
  // The plus keeps SQLite from looking every article up in turn; the trash is small, so it is asked for and left out.
  const rest = [
    ...(isHidden ? [sql("+rowid NOT IN (SELECT number FROM article WHERE trashed = 1)")] : []),
    ...(condition === TRUE
      ? []
      : [
          sql(
            `+rowid IN (SELECT a.number FROM article a WHERE ${condition.text})`,
            ...condition.values,
          ),
        ]),
  ];
  const where = allOf([sql("article_words MATCH ?", match), ...rest]);
  return sql(
    `SELECT 'article' AS subject, rowid AS number, ${ARTICLE_RANK} AS rank, 0 AS recency
     FROM article_words WHERE ${where.text}`,
    ...where.values,
  );
}

/** @returns undefined when the query asks for nothing that an annotation could have of its own */
function annotationCandidates(query: Query): Sql | undefined {
  const own = ownPart(query);
  if (own === undefined) return undefined;
  const { match, condition } = compileQuery(query, "annotation");
  const visible = mentionsTrash(query) ? TRUE : sql("n.trashed = 0 AND a.trashed = 0");
  if (match === undefined) {
    const where = allOf([visible, own, condition]);
    return sql(
      `SELECT 'annotation' AS subject, n.number AS number, 0.0 AS rank, n.created AS recency
       FROM annotation n JOIN article a ON a.number = n.article WHERE ${where.text}`,
      ...where.values,
    );
  }
  // Words of the annotation's own were found, so `own` holds.
  const where = allOf([sql("annotation_words MATCH ?", match), visible, condition]);
  return sql(
    `SELECT 'annotation' AS subject, n.number AS number, ${ANNOTATION_RANK} AS rank, 0 AS recency
     FROM annotation_words CROSS JOIN annotation n ON n.number = annotation_words.rowid
     CROSS JOIN article a ON a.number = n.article WHERE ${where.text}`,
    ...where.values,
  );
}

function articleHit(database: Database, row: SqlRow, terms: readonly SearchTerm[]): SearchHit {
  const number = numberIn(row, "number");
  const { articleId, title } = articleRowOf(database, number);
  const text = plainTextOf(database, number);
  const { text: snippet, marks, hit } = makeSnippet(text, findTerms(text, terms));
  return {
    articleId,
    title,
    kind: "article",
    snippet,
    marks: [...marks],
    start: hit?.start ?? 0,
    end: hit?.end ?? 0,
    annotationId: null,
    score: scoreIn(row),
  };
}

function annotationHit(database: Database, row: SqlRow, terms: readonly SearchTerm[]): SearchHit {
  const stored = database.first(
    "SELECT article, entry FROM annotation WHERE number = ?",
    numberIn(row, "number"),
  );
  if (stored === undefined) throw new Error("an annotation was chosen that is not there");
  const annotation = storedAnnotation(stored);
  const { articleId, title } = articleRowOf(database, numberIn(stored, "article"));
  const note = noteText(annotation);
  const inQuote = findTerms(annotation.quote.exact, terms);
  const inNote = findTerms(note, terms);
  const isNote =
    note !== "" && (inNote.length > inQuote.length || (terms.length === 0 && inQuote.length === 0));
  const snippet = isNote ? makeSnippet(note, inNote) : makeSnippet(annotation.quote.exact, inQuote);
  return {
    articleId,
    title,
    kind: isNote ? "note" : "quote",
    snippet: snippet.text,
    marks: [...snippet.marks],
    ...spanOf(annotation),
    annotationId: annotation.annotationId,
    score: scoreIn(row),
  };
}

function plainTextOf(database: Database, number: number): string {
  const row = database.first("SELECT text FROM article_text WHERE number = ?", number);
  return row === undefined ? "" : openSealedText(textIn(row, "text"));
}

function scoreIn(row: SqlRow): number {
  return 0 - numberIn(row, "rank");
}
