import { createHash } from "node:crypto";
import { articleColumns, annotationColumns, TRASHED } from "./sort-columns.ts";
import { checkBands } from "./bands.ts";
import { storedArticleRow } from "./article-row.ts";
import { isWritten, type TagTable } from "./carried-tags.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import { checkAddresses } from "./identities.ts";
import { checkCounts } from "./kept-counts.ts";
import { checkNotices } from "./notices.ts";
import { checkParagraphs } from "./paragraphs.ts";
import { NO_TEXT } from "./put-articles.ts";
import { storedAnnotation } from "./put-annotations.ts";
import { isFilled } from "./schema.ts";
import { openSealedText, parseStored } from "./sealed-text.ts";
import { UnwantedQuery } from "./unwanted-query.ts";

export interface IndexProblem {
  path: string;
  problem: string;
  action: string;
}

/** How many rows are held in memory at once. */
const BATCH = 500;

/**
 * Reads everything once: SQLite's structure and that of the full-text tables, every checksum, and whether what lists are chosen and
 * ordered by agrees with the records themselves.
 */
export function checkIndex(database: Database): IndexProblem[] {
  const complaints = database.read(() =>
    [
      () => checkStructure(database),
      () => checkTexts(database),
      () => checkArticles(database),
      () => checkOriginals(database),
      () => checkAnnotations(database),
      () => checkParagraphs(database, { isListed: isFilled(database) }),
      () => checkNotices(database),
      () => checkCounts(database),
      () => checkAddresses(database),
      () => checkBands(database),
      () => forEachRow(database, "kept_folder", (row) => openSealedText(textIn(row, "known"))),
    ].flatMap(complaintOf),
  );
  return complaints.map((complaint) => ({
    path: database.path,
    problem: `The search index is damaged: ${complaint}.`,
    action: "Repairing builds it again from the files.",
  }));
}

/** SQLite asks each full-text table to look at itself. */
function checkStructure(database: Database): void {
  const [row] = database.all("PRAGMA integrity_check(1)");
  const verdict = row === undefined ? "no answer" : textIn(row, "integrity_check");
  if (verdict !== "ok") throw new Error(verdict);
}

/** The hash of a text says whether places in it count, so it has to be that of the text that is here. */
function checkTexts(database: Database): void {
  forEachRow(database, "article_text", (row) => {
    const text = openSealedText(textIn(row, "text"));
    const number = numberIn(row, "number");
    const article = database.first("SELECT textHash FROM article_row WHERE number = ?", number);
    if (article === undefined) throw new Error("a text belongs to no article");
    const stated = textIn(article, "textHash");
    const isAsStated = stated === NO_TEXT ? text === "" : stated === sha256(text);
    if (!isAsStated) throw new Error("an article's text is not the one that it says it has");
  });
}

function checkOriginals(database: Database): void {
  let stated = 0;
  forEachRow(database, "article_row", (row) => {
    const number = numberIn(row, "number");
    const originals = parseStored(textIn(row, "originals"));
    // Written by `putArticles`.
    for (const hash of originals as readonly string[]) {
      const listed = database.first(
        "SELECT 1 FROM article_original WHERE hash = unhex(?) AND article = ?",
        hash,
        number,
      );
      if (listed === undefined) throw new Error("an imported file is not listed");
      stated += 1;
    }
  });
  const row = database.first("SELECT count(*) AS count FROM article_original");
  if (row?.["count"] !== stated) throw new Error("a file is listed that no article was made of");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function checkArticles(database: Database): void {
  let carried = 0;
  forEachRow(database, "article JOIN article_row USING (number)", (stored) => {
    const row = storedArticleRow(stored);
    expectColumns(stored, { id: row.articleId, ...articleColumns(row) });
    const number = numberIn(stored, "number");
    if (!row.tags.every((tag) => isWritten(database, "article_tag", number, tag))) {
      throw new Error("an article's tag is not listed");
    }
    carried += row.tags.length;
  });
  expectCount(database, "article_tag", carried);
}

function checkAnnotations(database: Database): void {
  let carried = 0;
  forEachRow(database, "annotation", (stored) => {
    const annotation = storedAnnotation(stored);
    const isPurged = isOfPurged(database, numberIn(stored, "article"));
    const columns = annotationColumns(annotation, isPurged);
    expectColumns(stored, { id: annotation.annotationId, ...columns });
    const number = numberIn(stored, "number");
    if (!annotation.tags.every((tag) => isWritten(database, "annotation_tag", number, tag))) {
      throw new Error("an annotation's tag is not listed");
    }
    carried += annotation.tags.length;
  });
  expectCount(database, "annotation_tag", carried);
}

function forEachRow(
  database: Database,
  table:
    | "article JOIN article_row USING (number)"
    | "article_row"
    | "article_text"
    | "annotation"
    | "kept_folder",
  check: (row: SqlRow) => unknown,
): void {
  const sql = `SELECT * FROM ${table} WHERE number > ? ORDER BY number LIMIT ${BATCH}`;
  for (let last = -1; ;) {
    const rows = database.all(sql, last);
    rows.forEach(check);
    const end = rows.at(-1);
    if (end === undefined) return;
    const reached = numberIn(end, "number");
    // A damaged tree can lead back to where it came from.
    if (reached <= last) throw new Error(`${table} is out of order`);
    last = reached;
  }
}

function expectColumns(stored: SqlRow, columns: SqlRow): void {
  for (const [name, value] of Object.entries(columns)) {
    if (stored[name] !== value) throw new Error(`the ${name} of a row is not that of its record`);
  }
}

function expectCount(database: Database, table: TagTable, count: number): void {
  const row = database.first(`SELECT count(*) AS count FROM ${table}`);
  if (row?.["count"] !== count) throw new Error("a tag is listed that nobody carries");
}

/** What is wrong here is the answer, not a failure: it is said once and the next check goes on. */
function complaintOf(check: () => unknown): readonly string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof UnwantedQuery) throw error;
    return [error instanceof Error ? error.message : String(error)];
  }
}

function isOfPurged(database: Database, article: number): boolean {
  const row = database.first("SELECT trashed FROM article WHERE number = ?", article);
  return row !== undefined && numberIn(row, "trashed") === TRASHED["for good"];
}
