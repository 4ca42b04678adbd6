import { existsSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { ArticleId } from "#core/identity/ids.js";

/** A hit of a highlight's quote or note. */
export interface BareMark {
  readonly number: number;
  readonly snippet: string;
}

/** How often each value stands in what was found, as `value count`, by value. */
export type BareCounts = Readonly<
  Record<"states" | "colors" | "years" | "sites" | "tags", readonly string[]>
>;

/**
 * All words of a library in bare full-text tables, and beside them tables of nothing but the columns that are counted and ordered by:
 * what SQLite's documentation knows, with no app around it. What lies in the trash is not in it.
 */
export interface BareLibrary extends Disposable {
  readonly articles: number;
  readonly annotations: number;
  /** @param expression  of FTS5, on `quote` and `note` */
  searchMarks(
    expression: string,
    limit: number,
  ): { readonly marks: readonly BareMark[]; readonly total: number };
  /** What articles and highlights with a word could be narrowed by, one GROUP BY for each kind. */
  countFacets(expression: string): BareCounts;
  /** Records of highlights, as JSON, the newest first. */
  newestMarks(
    limit: number,
    color?: string,
  ): { readonly records: string[]; readonly total: number };
  /** The same with a word, the newest first. */
  newestMarksWith(
    expression: string,
    limit: number,
  ): { readonly records: string[]; readonly total: number };
  /** As `name count`, by name. */
  countTags(): { readonly articles: string[]; readonly annotations: string[] };
  /** In how many articles each word stands that stands in one at least. @param words  folded */
  priceWords(words: readonly string[]): ReadonlyMap<string, number>;
  textOf(articleId: ArticleId): string;
  /** The articles that answer best to an expression. */
  bestArticles(expression: string, limit: number): readonly ArticleId[];
}

const TABLES = `
CREATE VIRTUAL TABLE words USING fts5 (title, byline, body);
CREATE VIRTUAL TABLE words_vocabulary USING fts5vocab (words, row);
CREATE VIRTUAL TABLE marks USING fts5 (quote, note);
CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT UNIQUE, state TEXT, site TEXT, year TEXT) STRICT;
CREATE TABLE mark (number INTEGER PRIMARY KEY, article INTEGER, color TEXT, created INTEGER) STRICT;
CREATE TABLE record (number INTEGER PRIMARY KEY, entry TEXT) STRICT;
CREATE TABLE article_tag (carrier INTEGER, name TEXT, PRIMARY KEY (carrier, name)) STRICT, WITHOUT ROWID;
CREATE TABLE mark_tag (carrier INTEGER, name TEXT, PRIMARY KEY (carrier, name)) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE hit (article INTEGER, mark INTEGER) STRICT;
`;

/** Records are sealed by eight characters. */
const FIELD = (record: string, path: string): string =>
  `coalesce(json_extract(substr(${record}, 9), '${path}'), '')`;
const NOTE = `CASE WHEN json_array_length(substr(n.entry, 9), '$.noteVersions') > 0
  THEN (SELECT group_concat(value ->> '$.text', ' ') FROM json_each(substr(n.entry, 9), '$.noteVersions'))
  ELSE ${FIELD("n.entry", "$.note")} END`;

const FILL = `
INSERT INTO words (rowid, title, byline, body)
  SELECT a.number, ${FIELD("a.row", "$.title")}, ${FIELD("a.row", "$.byline")}, substr(t.text, 9)
  FROM ours.article a JOIN ours.article_text t ON t.number = a.number WHERE a.trashed = 0 ORDER BY a.number;
INSERT INTO article SELECT number, id, state, site, strftime('%Y', published / 1000, 'unixepoch')
  FROM ours.article WHERE trashed = 0 ORDER BY number;
INSERT INTO mark SELECT n.number, n.article, n.color, n.created FROM ours.annotation n
  WHERE n.trashed = 0 AND n.article IN (SELECT number FROM article) ORDER BY n.number;
INSERT INTO record SELECT n.number, substr(n.entry, 9) FROM mark JOIN ours.annotation n USING (number);
INSERT INTO marks (rowid, quote, note) SELECT n.number, ${FIELD("n.entry", "$.quote.exact")}, ${NOTE}
  FROM mark JOIN ours.annotation n USING (number) ORDER BY n.number;
INSERT OR IGNORE INTO article_tag SELECT article, name FROM ours.article_tag WHERE article IN (SELECT number FROM article);
INSERT OR IGNORE INTO mark_tag SELECT annotation, name FROM ours.annotation_tag WHERE annotation IN (SELECT number FROM mark);
CREATE INDEX mark_by_article ON mark (article, color);
CREATE INDEX mark_by_created ON mark (created, number);
CREATE INDEX mark_by_color ON mark (color, created, number);
CREATE INDEX article_tag_by_name ON article_tag (name);
CREATE INDEX mark_tag_by_name ON mark_tag (name);
INSERT INTO words (words) VALUES ('optimize');
INSERT INTO marks (marks) VALUES ('optimize');
`;

/** @param indexPath  of the index whose library this is to be */
export function fillBareLibrary(path: string, indexPath: string): BareLibrary {
  if (existsSync(path)) rmSync(path);
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec("PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY");
  database.exec(TABLES);
  database.prepare("ATTACH ? AS ours").run(indexPath);
  for (const table of ["words", "marks"]) {
    database.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('automerge', 0)`);
    database.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', 16777216)`);
  }
  database.exec(`BEGIN; ${FILL} COMMIT; DETACH ours; ANALYZE`);
  return wrap(database);
}

function wrap(database: DatabaseSync): BareLibrary {
  const list = (sql: string, ...values: readonly (string | number)[]) =>
    database.prepare(sql).all(...values);
  const count = (sql: string, ...values: readonly string[]): number =>
    Number(database.prepare(sql).get(...values)?.["total"]);
  const counts = (sql: string): string[] =>
    list(sql).map(({ value, hits }) => `${String(value)} ${Number(hits)}`);
  const records = (sql: string, ...values: readonly (string | number)[]): string[] =>
    list(sql, ...values).map(({ entry }) => String(entry));
  return {
    articles: count("SELECT count(*) AS total FROM article"),
    annotations: count("SELECT count(*) AS total FROM mark"),
    searchMarks: (expression, limit) => ({
      marks: list(
        `SELECT rowid AS number, snippet(marks, -1, '[', ']', '…', 32) AS snippet
         FROM marks WHERE marks MATCH ? ORDER BY bm25(marks, 1.0, 1.5) LIMIT ?`,
        expression,
        limit,
        // The columns of the statement.
      ) as unknown as BareMark[],
      total: count("SELECT count(*) AS total FROM marks WHERE marks MATCH ?", expression),
    }),
    countFacets(expression) {
      database.exec("DELETE FROM temp.hit");
      list("INSERT INTO temp.hit SELECT rowid, NULL FROM words WHERE words MATCH ?", expression);
      list(
        `INSERT INTO temp.hit SELECT mark.article, mark.number
         FROM marks CROSS JOIN mark ON mark.number = marks.rowid WHERE marks MATCH ?`,
        expression,
      );
      const ofArticle = (column: string): string[] =>
        counts(`SELECT ${column} AS value, count(*) AS hits FROM temp.hit
          CROSS JOIN article ON number = article WHERE ${column} IS NOT NULL GROUP BY value ORDER BY value`);
      return {
        states: ofArticle("state"),
        sites: ofArticle("site"),
        years: ofArticle("year"),
        colors: counts(`SELECT color AS value, sum(hits) AS hits FROM (
            SELECT color, count(*) AS hits FROM temp.hit CROSS JOIN mark ON mark.number = hit.mark GROUP BY color
            UNION ALL SELECT color, count(DISTINCT mark.article) FROM temp.hit CROSS JOIN mark
              ON mark.article = hit.article WHERE hit.mark IS NULL GROUP BY color
          ) GROUP BY value ORDER BY value`),
        tags: counts(`SELECT name AS value, sum(hits) AS hits FROM (
            SELECT name, count(*) AS hits FROM temp.hit CROSS JOIN article_tag ON carrier = article GROUP BY name
            UNION ALL SELECT name, count(*) FROM temp.hit CROSS JOIN mark_tag ON carrier = hit.mark GROUP BY name
          ) GROUP BY value ORDER BY value`),
      };
    },
    newestMarks: (limit, color) =>
      color === undefined
        ? {
            records: records(
              `SELECT entry FROM (SELECT number FROM mark ORDER BY created DESC, number LIMIT ?)
               CROSS JOIN record USING (number)`,
              limit,
            ),
            total: count("SELECT count(*) AS total FROM mark"),
          }
        : {
            records: records(
              `SELECT entry FROM (SELECT number FROM mark WHERE color = ? ORDER BY created DESC, number LIMIT ?)
               CROSS JOIN record USING (number)`,
              color,
              limit,
            ),
            total: count("SELECT count(*) AS total FROM mark WHERE color = ?", color),
          },
    newestMarksWith: (expression, limit) => ({
      records: records(
        `SELECT entry FROM (SELECT number FROM marks CROSS JOIN mark ON mark.number = marks.rowid
           WHERE marks MATCH ? ORDER BY created DESC LIMIT ?) CROSS JOIN record USING (number)`,
        expression,
        limit,
      ),
      total: count("SELECT count(*) AS total FROM marks WHERE marks MATCH ?", expression),
    }),
    countTags: () => ({
      articles: counts(
        "SELECT name AS value, count(*) AS hits FROM article_tag GROUP BY name ORDER BY name",
      ),
      annotations: counts(
        "SELECT name AS value, count(*) AS hits FROM mark_tag GROUP BY name ORDER BY name",
      ),
    }),
    priceWords(words) {
      const one = database.prepare("SELECT doc FROM words_vocabulary WHERE term = ?");
      const priced = words.map((word): [string, number] => [word, Number(one.get(word)?.["doc"])]);
      return new Map(priced.filter(([, articles]) => articles > 0));
    },
    textOf(articleId) {
      const sql = `SELECT title || char(10) || body AS text FROM article
        CROSS JOIN words ON words.rowid = article.number WHERE id = ?`;
      return String(database.prepare(sql).get(articleId)?.["text"]);
    },
    bestArticles: (expression, limit) =>
      list(
        `SELECT article.id AS id FROM (
           SELECT rowid AS number FROM words WHERE words MATCH ? ORDER BY bm25(words, 3.0, 0.0, 1.0) LIMIT ?
         ) AS best CROSS JOIN article USING (number)`,
        expression,
        limit,
        // Parsed when its file was read.
      ).map(({ id }) => String(id) as ArticleId),
    [Symbol.dispose]: () => database.close(),
  };
}
