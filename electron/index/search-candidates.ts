import type { Query } from "#core/query/query.js";
import { compileQuery, mentionsTrash, ownPart } from "./compile-query.ts";
import { allOf, type Sql, sql, TRUE } from "./sql.ts";

/** A word in the title says more about an article than one of its thousands in the body. */
const ARTICLE_RANK = "bm25(article_words, 10.0, 5.0, 1.0)";
/** A note is the reader's own word. */
const ANNOTATION_RANK = "bm25(annotation_words, 1.0, 1.5)";

/**
 * Everything that a query finds, as rows of (subject, number, rank, recency). Ranks are negative, the best lowest; where only
 * fields were asked for they are 0, and the newest comes first.
 */
export function searchCandidates(query: Query): Sql {
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
