import type { ReadDocument } from "#core/document/read-document.js";
import type { ArticleId, TextHash } from "#core/identity/ids.js";
import { articleRow, storedArticleRow } from "./article-row.ts";
import { writeTags } from "./carried-tags.ts";
import { removeDeedsOn } from "./deeds.ts";
import { type Database, numberIn, textIn } from "./database.ts";
import { type WordChange, writeWords } from "./full-text.ts";
import { putIdentity, removeIdentity } from "./identities.ts";
import type { IndexedArticle } from "./indexed-article.ts";
import {
  NO_ANNOTATIONS,
  putAnnotations,
  removeAnnotations,
  storedAnnotations,
} from "./put-annotations.ts";
import type { ArticleRow } from "./rows.ts";
import { articleColumns } from "./sort-columns.ts";
import { listParagraphs, storedParagraphs, unlistParagraphs } from "./paragraphs.ts";
import { parseStored, sealRecord, sealText } from "./sealed-text.ts";
import { storedText } from "./stored-text.ts";

/** Brings the tables in step with these articles, in one transaction; what has not changed is not written again. */
export function putArticles(database: Database, articles: readonly IndexedArticle[]): void {
  if (articles.length === 0) return;
  const latest = new Map(articles.map((article) => [article.record.articleId, article]));
  database.write(() => {
    const stored = storedArticles(database, [...latest.keys()]);
    const changes = [...latest].flatMap(([id, article]) =>
      putArticle(database, article, stored.get(id)),
    );
    writeWords(database, changes);
  });
}

/** With all that the index knows through them. Articles that are not there are passed over. */
export function removeArticles(database: Database, articleIds: readonly ArticleId[]): void {
  if (articleIds.length === 0) return;
  database.write(() => {
    const stored = [...storedArticles(database, articleIds).values()];
    writeWords(
      database,
      stored.flatMap((article) => removeArticle(database, article)),
    );
    removeDeedsOn(database, articleIds);
  });
}

/** Stands for the hash of a text that could not be read yet. */
const NO_TEXT = "";
const NO_DOCUMENT: ReadDocument = { plainText: "", blocks: [] };

/** An article as the index has it. */
interface StoredArticle {
  readonly number: number;
  readonly textHash: string;
  readonly originals: string;
  readonly row: ArticleRow;
}

/** One question for all: most articles of a first filling are new. */
function storedArticles(
  database: Database,
  articleIds: readonly ArticleId[],
): ReadonlyMap<ArticleId, StoredArticle> {
  const rows = database.all(
    "SELECT number, textHash, originals, row FROM article WHERE id IN (SELECT value FROM json_each(?))",
    JSON.stringify(articleIds),
  );
  return new Map(
    rows.map((stored) => {
      const row = storedArticleRow(stored);
      const number = numberIn(stored, "number");
      const textHash = textIn(stored, "textHash");
      const originals = textIn(stored, "originals");
      return [row.articleId, { number, textHash, originals, row }];
    }),
  );
}

/** @returns what is still to be written to the full-text tables */
function putArticle(
  database: Database,
  article: IndexedArticle,
  known: StoredArticle | undefined,
): readonly WordChange[] {
  const { record, document } = article;
  const plainText = document?.plainText;
  const { title, current } = record;
  const row = articleRow(record);
  const hasText = known?.textHash === current.textHash;
  const textHash = plainText === undefined && !hasText ? NO_TEXT : current.textHash;
  const isListed = known?.textHash === textHash && known.row.trashed === record.trashed;
  if (known !== undefined && !isListed) unlistParagraphs(database, known.number);
  const number = writeRow(database, known?.number ?? null, article, { row, textHash });
  writeOriginals(database, number, known?.originals ?? "[]", JSON.stringify(article.originals));
  writeTags(database, "article_tag", number, known?.row.tags ?? [], row.tags);
  const annotations = known === undefined ? NO_ANNOTATIONS : storedAnnotations(database, number);
  const changes = putAnnotations(database, number, article, annotations);
  const isNewText = known?.textHash !== textHash;
  if (isNewText) writeText(database, number, document ?? NO_DOCUMENT, current.textHash);
  const sketched = isNewText ? (plainText ?? "") : undefined;
  putIdentity(database, number, record, { plainText: sketched, isNew: known === undefined });
  if (!isListed) listParagraphs(database, number);
  const hasSameWords = known?.row.title === title && known.row.byline === current.byline;
  if (known?.textHash === textHash && hasSameWords) return changes;
  const text = plainText ?? (hasText ? storedText(database, number) : "");
  const texts = [title, current.byline ?? "", text];
  return [{ table: "article_words", number, texts }, ...changes];
}

function writeText(
  database: Database,
  number: number,
  document: ReadDocument,
  textHash: TextHash,
): void {
  const { hashes, likeness } = storedParagraphs(document, textHash);
  database.run(
    "INSERT OR REPLACE INTO article_text (number, text, hashes, likeness) VALUES (?, ?, ?, ?)",
    number,
    sealText(document.plainText),
    hashes,
    likeness,
  );
}

/** @returns what is still to be removed from the full-text tables */
function removeArticle(database: Database, known: StoredArticle): readonly WordChange[] {
  const { number } = known;
  unlistParagraphs(database, number);
  removeIdentity(database, number);
  writeOriginals(database, number, known.originals, "[]");
  writeTags(database, "article_tag", number, known.row.tags, []);
  const changes = removeAnnotations(database, storedAnnotations(database, number));
  database.run("DELETE FROM article_text WHERE number = ?", number);
  database.run("DELETE FROM article WHERE number = ?", number);
  return [{ table: "article_words", number, texts: undefined }, ...changes];
}

const PUT_ROW = `
INSERT OR REPLACE INTO article
  (number, id, stamp, textHash, originals, folders, row, state, trashed, added, modified, words, sortTitle, site, language)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** @returns its number: the known one, or a new one for null */
function writeRow(
  database: Database,
  number: number | null,
  { stamp, originals, folders = [] }: IndexedArticle,
  { row, textHash }: { readonly row: ArticleRow; readonly textHash: string },
): number {
  const { state, trashed, added, modified, words, sortTitle, site, language } = articleColumns(row);
  return database.run(
    PUT_ROW,
    number,
    row.articleId,
    stamp,
    textHash,
    JSON.stringify(originals),
    JSON.stringify(folders),
    sealRecord(row),
    state,
    trashed,
    added,
    modified,
    words,
    sortTitle,
    site,
    language,
  );
}

/**
 * @param known  what stands in the table: a JSON list of hashes
 * @param originals  what shall stand there
 */
function writeOriginals(
  database: Database,
  article: number,
  known: string,
  originals: string,
): void {
  if (originals === known) return;
  for (const hash of hashesIn(known)) {
    database.run(
      "DELETE FROM article_original WHERE hash = unhex(?) AND article = ?",
      hash,
      article,
    );
  }
  for (const hash of hashesIn(originals)) {
    database.run(
      "INSERT OR IGNORE INTO article_original (hash, article) VALUES (unhex(?), ?)",
      hash,
      article,
    );
  }
}

function hashesIn(json: string): readonly string[] {
  // Written by `writeRow`.
  return parseStored(json) as readonly string[];
}
