import type { ReadDocument } from "#core/document/read-document.js";
import type { ArticleId, TextHash } from "#core/identity/ids.js";
import { type NamedDocument, nameParagraphs } from "#core/boilerplate/named-paragraphs.js";
import { noWordNumbers, type WordNumbers } from "#core/text/word-numbers.js";
import { ownWords } from "#core/boilerplate/notice-words.js";
import { articleRow, storedArticleRow } from "./article-row.ts";
import { articleWords, wordsWithoutNotices } from "./article-words.ts";
import { bandsOfWords, listBands, unlistBands } from "./bands.ts";
import { writeTags } from "./carried-tags.ts";
import { removeDeedsOn } from "./deeds.ts";
import { type Database, numberIn, textIn } from "./database.ts";
import { beginEnd, type FillingEnd, settleFilling } from "./end-filling.ts";
import { type WordChange, writeWords } from "./full-text.ts";
import { putAddresses, removeAddresses } from "./identities.ts";
import type { IndexedArticle } from "./indexed-article.ts";
import {
  NO_ANNOTATIONS,
  putAnnotations,
  removeAnnotations,
  storedAnnotations,
  withKnownAnnotations,
} from "./put-annotations.ts";
import { createTally, showsAnnotations, type Tally, tallyArticle } from "./kept-counts.ts";
import { articleRowOf } from "./list-articles.ts";
import { guessNotices, refreshNotices } from "./notices.ts";
import { createNumberSet, type NumberSet } from "./number-set.ts";
import type { ArticleRow } from "./rows.ts";
import {
  listParagraphs,
  removeParagraphs,
  settleParagraphs,
  unlistParagraphs,
  writeParagraphs,
} from "./paragraphs.ts";
import { beginningOf, copyLog, isFilled, isListing, layLateOrder } from "./schema.ts";
import { sealText } from "./sealed-text.ts";
import { writeArticleRow } from "./write-article-row.ts";
import { writeOriginals } from "./write-originals.ts";

/**
 * Brings the tables in step with these articles, in one transaction; what has not changed is not written again.
 * @param seen  hashes of the paragraphs that were put in while the index is being filled; grows
 * @returns the ids of other articles that now fold something else, so that their words and rows changed as well
 */
export function putArticles(
  database: Database,
  articles: readonly IndexedArticle[],
  seen: NumberSet,
): readonly ArticleId[] {
  if (articles.length === 0) return [];
  const latest = new Map(articles.map((article) => [article.record.articleId, article]));
  return database.write(() => {
    const stored = storedArticles(database, [...latest.keys()]);
    const change = beginChange(database, seen);
    for (const { number } of stored.values()) settle(change, number);
    for (const [id, article] of latest) putArticle(change, article, stored.get(id));
    return finishChange(change);
  });
}

/** With all that the index knows through them. Articles that are not there are passed over. @returns as `putArticles` */
export function removeArticles(
  database: Database,
  articleIds: readonly ArticleId[],
): readonly ArticleId[] {
  if (articleIds.length === 0) return [];
  return database.write(() => {
    const change = beginChange(database, createNumberSet());
    for (const article of storedArticles(database, articleIds).values()) {
      settle(change, article.number);
      removeArticle(change, article);
    }
    removeDeedsOn(database, articleIds);
    return finishChange(change);
  });
}

/**
 * Puts right what a deed on very many articles left behind: its log, orders of lists, and what recurs after they went to the trash or came back,
 * some of it at a time.
 * @returns as `putArticles`, and whether there are more
 */
export function settleArticles(
  database: Database,
  limit: number,
): { readonly changed: readonly ArticleId[]; readonly isDone: boolean } {
  // Until then it holds what the end of the filling settles.
  if (!isFilled(database)) return { changed: [], isDone: true };
  if (copyLog(database) || layLateOrder(database)) return { changed: [], isDone: false };
  const rows = database.all("SELECT number FROM unsettled LIMIT ?", limit);
  if (rows.length === 0) return { changed: [], isDone: true };
  return database.write(() => {
    const change = beginChange(database, createNumberSet());
    for (const row of rows) settle(change, numberIn(row, "number"));
    return { changed: finishChange(change), isDone: rows.length < limit };
  });
}

/**
 * When everything is in: only now is it known what recurs. In one transaction with marking the index as filled.
 * @param end  as far as it was done before
 * @returns the articles whose rows changed by that
 */
export function finishFilling(
  database: Database,
  end: FillingEnd = beginEnd(beginningOf(database)),
): readonly ArticleId[] {
  while (end.step(database));
  return settleFilling(database, end);
}

/** What one transaction has changed, for what can be worked out only at its end. */
interface Change {
  readonly database: Database;
  readonly isFilled: boolean;
  readonly isListing: boolean;
  readonly seen: NumberSet;
  /** Numbers of the articles that were written. */
  readonly written: Set<number>;
  /** Those of them whose text is new, or that went to the trash or came back: they may fold something else. */
  readonly unfolded: Set<number>;
  /** Hashes of the paragraphs that were listed or taken off the list. */
  readonly paragraphs: Set<number>;
  /** What is still to be written to the full-text tables: of annotations, and of articles that fold nothing. */
  readonly words: WordChange[];
  /** Numbers of articles whose words are to be written as they then are. */
  readonly worded: Set<number>;
  readonly tally: Tally;
  /** Of the words of the document that is being written. */
  readonly numbers: WordNumbers;
}

function beginChange(database: Database, seen: NumberSet): Change {
  return {
    database,
    isFilled: isFilled(database),
    isListing: isListing(database),
    seen,
    written: new Set(),
    unfolded: new Set(),
    paragraphs: new Set(),
    words: [],
    worded: new Set(),
    tally: createTally(),
    numbers: noWordNumbers(),
  };
}

function finishChange({ database, ...change }: Change): readonly ArticleId[] {
  change.tally.keep(database);
  const { written, unfolded, paragraphs, words, worded } = change;
  const folding = change.isFilled
    ? refreshNotices(database, paragraphs, unfolded)
    : new Set<number>();
  const late = new Set([...worded, ...folding]);
  writeWords(database, [
    ...words.filter(({ table, number }) => table !== "article_words" || !late.has(number)),
    ...[...late].flatMap((number) => articleWords(database, number)),
  ]);
  return [...folding]
    .filter((number) => !written.has(number))
    .map((number) => articleRowOf(database, number).articleId);
}

/** Stands for the hash of a text that could not be read yet. */
export const NO_TEXT = "";
const NO_DOCUMENT: ReadDocument = { plainText: "", blocks: [] };

/** An article as the index has it. */
interface StoredArticle {
  readonly number: number;
  readonly textHash: string;
  readonly originals: string;
  readonly row: ArticleRow;
  readonly noticeWords: number;
}

/** One question for all: most articles of a first filling are new. */
function storedArticles(
  database: Database,
  articleIds: readonly ArticleId[],
): ReadonlyMap<ArticleId, StoredArticle> {
  const rows = database.all(
    `SELECT a.number AS number, textHash, originals, row, later, noticeWords
     FROM article a JOIN article_row r ON r.number = a.number
     JOIN article_paragraphs p ON p.number = a.number
     WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(articleIds),
  );
  return new Map(
    rows.map((stored) => {
      const row = storedArticleRow(stored);
      const number = numberIn(stored, "number");
      const textHash = textIn(stored, "textHash");
      const originals = textIn(stored, "originals");
      const noticeWords = numberIn(stored, "noticeWords");
      return [row.articleId, { number, textHash, originals, row, noticeWords }];
    }),
  );
}

function putArticle(change: Change, found: IndexedArticle, known: StoredArticle | undefined): void {
  const { database } = change;
  const annotations =
    known === undefined ? NO_ANNOTATIONS : storedAnnotations(database, known.number);
  const article = found.isPartly === true ? withKnownAnnotations(found, annotations) : found;
  const { record, document } = article;
  const { current } = record;
  // Of one that was deleted for good nothing is to be found, whatever was known.
  const hasText = known?.textHash === current.textHash && !record.purged;
  const textHash = document === undefined && !hasText ? NO_TEXT : current.textHash;
  const isSameText = known?.textHash === textHash;
  const row = articleRow(record, ownWords(current.words, isSameText ? known.noticeWords : 0));
  const isListed = isSameText && known.row.trashed === record.trashed;
  if (known !== undefined && !isListed) unlist(change, known.number);
  const number = writeArticleRow(database, known?.number ?? null, article, { row, textHash });
  writeOriginals(database, number, known?.originals ?? "[]", JSON.stringify(article.originals));
  if (known !== undefined) tallyArticle(change.tally, known.row, -1);
  tallyArticle(change.tally, row, 1);
  writeTags(database, "article_tag", number, known?.row.tags ?? [], row.tags);
  const counting = {
    tally: change.tally,
    wasShown: known !== undefined && showsAnnotations(known.row),
    isShown: showsAnnotations(row),
  };
  change.words.push(...putAnnotations(database, number, article, annotations, counting));
  change.written.add(number);
  const named = isSameText
    ? undefined
    : writeText(change, number, document ?? NO_DOCUMENT, current.textHash);
  putAddresses(database, number, record, { isNew: known === undefined });
  if (named !== undefined) {
    if (isGuessed(change, number, row, named)) change.worded.add(number);
    else change.words.push(wordsWithoutNotices(number, row, named.folded));
  } else if (known?.row.title !== row.title || known.row.byline !== row.byline) {
    change.worded.add(number);
  }
  if (isListed) return;
  noteUnlisted(change, number);
  change.unfolded.add(number);
  if (change.isFilled) addAll(change.paragraphs, listParagraphs(database, number));
}

/** @returns whether the article folds something already, although not everything is in */
function isGuessed(
  { database, isFilled: isKnown, seen }: Change,
  number: number,
  { trashed }: ArticleRow,
  named: NamedDocument,
): boolean {
  if (isKnown || trashed) return false;
  const folds = guessNotices(database, number, named, seen);
  for (const { hash } of named.paragraphs) seen.add(hash);
  return folds;
}

function settle(
  { database, isFilled: isListed, paragraphs, unfolded }: Change,
  number: number,
): void {
  if (!isListed) return;
  const hashes = settleParagraphs(database, number);
  addAll(paragraphs, hashes);
  if (hashes.length > 0) unfolded.add(number);
}

function unlist({ database, isFilled: isListed, paragraphs }: Change, number: number): void {
  if (isListed) addAll(paragraphs, unlistParagraphs(database, number));
}

/** The lists that are being made may be of what it was. */
function noteUnlisted({ database, isListing: isToNote }: Change, number: number): void {
  if (isToNote) database.run("INSERT OR IGNORE INTO unsettled (number) VALUES (?)", number);
}

function addAll(set: Set<number>, numbers: readonly number[]): void {
  for (const number of numbers) set.add(number);
}

function writeText(
  { database, isFilled: isListed, numbers }: Change,
  number: number,
  document: ReadDocument,
  textHash: TextHash,
): NamedDocument {
  const named = nameParagraphs(document, numbers);
  const bands = bandsOfWords(numbers);
  database.run(
    "INSERT OR REPLACE INTO article_text (number, text) VALUES (?, ?)",
    number,
    sealText(document.plainText),
  );
  if (isListed) unlistBands(database, number);
  writeParagraphs(database, number, { ...named, bands }, textHash);
  if (isListed) listBands(database, number, bands);
  return named;
}

function removeArticle(change: Change, { number, originals, row }: StoredArticle): void {
  const { database } = change;
  unlist(change, number);
  noteUnlisted(change, number);
  if (change.isFilled) unlistBands(database, number);
  removeAddresses(database, number);
  writeOriginals(database, number, originals, "[]");
  tallyArticle(change.tally, row, -1);
  writeTags(database, "article_tag", number, row.tags, []);
  const counting = { tally: change.tally, wasShown: showsAnnotations(row) };
  change.words.push(
    { table: "article_words", number, texts: undefined },
    ...removeAnnotations(database, storedAnnotations(database, number), counting),
  );
  database.run("DELETE FROM article_text WHERE number = ?", number);
  removeParagraphs(database, number);
  database.run("DELETE FROM article_row WHERE number = ?", number);
  database.run("DELETE FROM article WHERE number = ?", number);
}
