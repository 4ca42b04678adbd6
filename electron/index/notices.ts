import { foldedIn, type Holder, recurs } from "#core/boilerplate/recurrence.js";
import type { NamedParagraph } from "#core/boilerplate/named-paragraphs.js";
import type { ArticleId, TextHash } from "#core/identity/ids.js";
import { countNoticeWords, ownWords } from "#core/boilerplate/notice-words.js";
import { storedArticleRow } from "./article-row.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import type { NumberSet } from "./number-set.ts";
import type { ArticleRow, FoldedParagraph } from "./rows.ts";
import {
  allHoldersOf,
  countArticles,
  holdersOf,
  paragraphsInSeveral,
  storedParagraphs,
} from "./paragraphs.ts";
import type { PackedDocument } from "./packed-paragraphs.ts";
import { isFilled } from "./schema.ts";
import { openSealedRecord, sealRecord } from "./sealed-text.ts";
import { storedText } from "./stored-text.ts";

/** A paragraph of an article that is folded there. */
export type Notice = Pick<NamedParagraph, "lead" | "start" | "end" | "hash">;

/** What stands for no notices: most articles have none. */
const NONE = "";

/**
 * Decides anew which paragraphs recur and what the articles with them fold, after the list of paragraphs has changed.
 * @param hashes  of the paragraphs that were listed or taken off the list
 * @param numbers  of the articles that were listed or taken off it, whose folds are looked at in any case
 * @returns the articles that now fold something else than they did: their rows are up to date, their words are still to be
 * written
 * Cost: for each paragraph at most twenty articles with it are compared, and its articles written only when it becomes
 * boilerplate or ceases to be
 */
export function refreshNotices(
  database: Database,
  hashes: ReadonlySet<number>,
  numbers: ReadonlySet<number>,
): ReadonlySet<number> {
  const turned = turnRecurring(database, [...hashes]);
  const looked = new Set([...numbers, ...allHoldersOf(database, turned)]);
  return new Set([...looked].filter((number) => foldAgain(database, number)));
}

/** @returns the articles that hold what is boilerplate, or fold something, by number */
export function foldedOrRecurring(database: Database): readonly number[] {
  const recurring = database.all("SELECT hash FROM notice").map((row) => numberIn(row, "hash"));
  const folding = database
    .all("SELECT number FROM article_paragraphs WHERE notices <> ?", NONE)
    .map((row) => numberIn(row, "number"));
  const numbers = new Set([...allHoldersOf(database, recurring), ...folding]);
  return [...numbers].toSorted((one, other) => one - other);
}

/**
 * Folds, while the index is being filled, what has been seen in an article before. Mostly that is what will recur when everything
 * is in: then the words need not be written a second time. Nobody is told of it before.
 * @returns whether the article folds anything
 */
export function guessNotices(
  database: Database,
  number: number,
  document: Omit<PackedDocument, "bands">,
  seen: Pick<NumberSet, "has">,
): boolean {
  const notices = foldedIn(document, (hash) => seen.has(hash)).map(noticeOf);
  if (notices.length > 0) writeNotices(database, number, notices);
  return notices.length > 0;
}

/** @returns hashes of those that have become boilerplate, or ceased to be */
export function turnRecurring(database: Database, hashes: readonly number[]): readonly number[] {
  const before = recurringAmong(database, hashes);
  const isRecurring = recurrenceIn(database);
  return hashes.filter((hash) => {
    const now = isRecurring(hash);
    if (now === before.has(hash)) return false;
    database.run(
      now ? "INSERT INTO notice (hash) VALUES (?)" : "DELETE FROM notice WHERE hash = ?",
      hash,
    );
    return true;
  });
}

/** Asks the list, reading each article that has to be compared once. */
function recurrenceIn(database: Database): (hash: number) => boolean {
  const read = new Map<number, Holder>();
  const holder = (number: number): Holder => {
    const known = read.get(number) ?? storedParagraphs(database, number);
    read.set(number, known);
    return known;
  };
  return (hash) => {
    const numbers = holdersOf(database, hash);
    return numbers.length > 1 && recurs(hash, numbers.map(holder));
  };
}

function recurringAmong(database: Database, hashes: readonly number[]): ReadonlySet<number> {
  if (hashes.length === 0) return new Set();
  const rows = database.all(
    "SELECT hash FROM notice WHERE hash IN (SELECT value FROM json_each(?))",
    JSON.stringify(hashes),
  );
  return new Set(rows.map((row) => numberIn(row, "hash")));
}

/** @returns what an article folds by what recurs now; nothing in the trash */
function noticesNow(database: Database, number: number, { trashed }: ArticleRow): Notice[] {
  if (trashed) return [];
  const document = storedParagraphs(database, number);
  const recurring = recurringAmong(
    database,
    document.paragraphs.map(({ hash }) => hash),
  );
  return foldedIn(document, (hash) => recurring.has(hash)).map(noticeOf);
}

function noticeOf({ lead, start, end, hash }: NamedParagraph): Notice {
  return { lead, start, end, hash };
}

/** Its row is up to date then, its words are still to be written. @returns whether that changed anything */
export function foldAgain(database: Database, number: number): boolean {
  const stored = database.first(
    `SELECT row, later, notices FROM article JOIN article_row USING (number) JOIN article_paragraphs USING (number)
     WHERE number = ?`,
    number,
  );
  if (stored === undefined) return false;
  const notices = noticesNow(database, number, storedArticleRow(stored));
  if (sealNotices(notices) === textIn(stored, "notices")) return false;
  writeNotices(database, number, notices);
  return true;
}

function sealNotices(notices: readonly Notice[]): string {
  return notices.length === 0 ? NONE : sealRecord(notices);
}

/** Writes what an article folds, and how many words that leaves it. */
function writeNotices(database: Database, number: number, notices: readonly Notice[]): void {
  const stored = database.first(
    "SELECT row, later, allWords FROM article JOIN article_row USING (number) WHERE number = ?",
    number,
  );
  if (stored === undefined) throw new Error("an article folds something that is not there");
  const row = storedArticleRow(stored);
  const noticeWords =
    notices.length === 0
      ? 0
      : countNoticeWords(storedText(database, number), notices, row.language);
  database.run(
    "UPDATE article_paragraphs SET notices = ?, noticeWords = ? WHERE number = ?",
    sealNotices(notices),
    noticeWords,
    number,
  );
  const words = ownWords(numberIn(stored, "allWords"), noticeWords);
  database.run("UPDATE article SET words = ? WHERE number = ?", words, number);
  database.run(
    "UPDATE article_row SET row = ? WHERE number = ?",
    sealRecord({ ...row, words }),
    number,
  );
}

/** What an article folds, by its number. */
export function storedNotices(database: Database, number: number): readonly Notice[] {
  const row = database.first("SELECT notices FROM article_paragraphs WHERE number = ?", number);
  return row === undefined ? [] : noticesIn(row);
}

function noticesIn(row: SqlRow): readonly Notice[] {
  const sealed = textIn(row, "notices");
  // Sealed by `writeNotices`.
  return sealed === NONE ? [] : (openSealedRecord(sealed) as readonly Notice[]);
}

/** @returns none when the index knows the article by another text, or not yet all articles */
export function foldedParagraphs(
  database: Database,
  articleId: ArticleId,
  textHash: TextHash,
): FoldedParagraph[] {
  if (!isFilled(database)) return [];
  const row = database.first(
    `SELECT notices FROM article JOIN article_row USING (number) JOIN article_paragraphs USING (number)
     WHERE id = ? AND textHash = ?`,
    articleId,
    textHash,
  );
  const notices = row === undefined ? [] : noticesIn(row);
  if (notices.length === 0) return [];
  const articles = countArticles(
    database,
    notices.map(({ hash }) => hash),
  );
  return notices.map(({ lead, start, end, hash }) => ({
    lead,
    start,
    end,
    articles: articles.get(hash) ?? 0,
  }));
}

/** @throws when an article folds something else than it should */
export function checkNotices(database: Database): void {
  // Until then it is guessed.
  if (!isFilled(database)) return;
  const isRecurring = recurrenceIn(database);
  const expected = paragraphsInSeveral(database).filter(isRecurring);
  const listed = database.all("SELECT hash FROM notice ORDER BY hash");
  if (JSON.stringify(listed.map((row) => row["hash"])) !== JSON.stringify(expected)) {
    throw new Error("the list of recurring paragraphs is not that of the articles");
  }
  // Those that went to the trash or came back fold what they did before, until they are settled.
  const rows = database.all(
    `SELECT number, notices, row, later FROM article JOIN article_row USING (number)
     JOIN article_paragraphs USING (number) WHERE number NOT IN (SELECT number FROM unsettled)`,
  );
  for (const row of rows) {
    const now = noticesNow(database, numberIn(row, "number"), storedArticleRow(row));
    if (JSON.stringify(noticesIn(row)) !== JSON.stringify(now)) {
      throw new Error("an article folds other paragraphs than recur");
    }
  }
}
