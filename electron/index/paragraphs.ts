import { namedParagraphs } from "#core/boilerplate/named-paragraphs.js";
import type { ReadDocument } from "#core/document/read-document.js";
import type { TextHash } from "#core/identity/ids.js";
import { type Database, numberIn } from "./database.ts";
import { isFilled } from "./schema.ts";

/** The first 48 bits of a text's hash: a whole number in JavaScript and in SQLite. */
const LIKENESS_DIGITS = 12;

/** What is stored beside a text, so that its paragraphs can be listed without reading it. */
export interface StoredParagraphs {
  /** A JSON list of their hashes, each once. */
  readonly hashes: string;
  /** Equal for articles of equal text, which count once. */
  readonly likeness: number;
}

export function storedParagraphs(document: ReadDocument, textHash: TextHash): StoredParagraphs {
  const hashes = new Set(namedParagraphs(document).map(({ hash }) => hash));
  return {
    hashes: JSON.stringify([...hashes]),
    likeness: Number.parseInt(textHash.slice(0, LIKENESS_DIGITS), 16),
  };
}

/** What `paragraph` holds of each article: nothing of those in the trash, which count for nothing. */
const LISTED = `
SELECT value AS hash, t.likeness AS likeness, t.number AS article
FROM article a JOIN article_text t ON t.number = a.number, json_each(t.hashes)
WHERE a.trashed = 0`;

/**
 * Lists the paragraphs of an article that was written. While the index is being filled nothing is listed: hashes come in no
 * order, and one by one would change most pages of the table with every batch.
 */
export function listParagraphs(database: Database, number: number): void {
  if (!isFilled(database)) return;
  database.run(
    `INSERT OR IGNORE INTO paragraph (hash, likeness, article) ${LISTED} AND a.number = ?`,
    number,
  );
}

/** Takes the paragraphs of an article off the list; before its text, or its place in the trash, changes. */
export function unlistParagraphs(database: Database, number: number): void {
  if (!isFilled(database)) return;
  database.run(
    `DELETE FROM paragraph WHERE article = ?1
     AND hash IN (SELECT value FROM article_text t, json_each(t.hashes) WHERE t.number = ?1)`,
    number,
  );
}

/** Lists the paragraphs of all articles at once, in the order of the table; when the index has been filled. */
export function listAllParagraphs(database: Database): void {
  database.run(
    `INSERT OR IGNORE INTO paragraph (hash, likeness, article) ${LISTED} ORDER BY 1, 2, 3`,
  );
}

/** @returns in how many articles each of these paragraphs stands, by hash; only those that stand in several */
export function countRecurrences(
  database: Database,
  hashes: readonly number[],
): ReadonlyMap<number, number> {
  const rows = database.all(
    `SELECT hash, count(DISTINCT likeness) AS articles FROM paragraph
     WHERE hash IN (SELECT value FROM json_each(?)) GROUP BY hash HAVING articles > 1`,
    JSON.stringify(hashes),
  );
  return new Map(rows.map((row) => [numberIn(row, "hash"), numberIn(row, "articles")]));
}

/** @throws when the list is not that of the articles */
export function checkParagraphs(database: Database): void {
  const listed = "SELECT hash, likeness, article FROM paragraph";
  const expected = isFilled(database) ? LISTED : `${listed} WHERE 0`;
  for (const difference of [`${listed} EXCEPT ${expected}`, `${expected} EXCEPT ${listed}`]) {
    if (database.first(`SELECT 1 FROM (${difference}) LIMIT 1`) !== undefined) {
      throw new Error("the list of paragraphs is not that of the articles");
    }
  }
}
