import { randomUUID } from "node:crypto";
import type { LibraryId } from "#core/identity/ids.js";
import { DamagedIndex } from "./damaged-index.ts";
import { type Database, USUAL_PAUSE } from "./database.ts";

/** Grows with every change of a table, of what is folded into it, or of what a sealed record holds. */
export const SCHEMA_VERSION = 11;

/**
 * The orders of lists of articles, and of their statistics. All but the first leave out the trash: who throws everything away has no
 * order to sort anew, and a list of the trash in another order is sorted when it is asked for.
 */
const ORDERS = {
  // Holds all that the library's list needs to choose, order, count and sum before it reads a row; also what is in the trash.
  added: "CREATE INDEX article_by_added ON article (trashed, added, id, state, words);",
  modified: visibleOrder("modified", "modified, id, state"),
  words: visibleOrder("words", "words, id, state"),
  title: visibleOrder("title", "sortTitle, id, state"),
  published: visibleOrder("published", "published, publishedUntil, id, state"),
  // For statistics: what was read when, and where articles are from.
  read: visibleOrder("read", "readAt, finished, readShare, words, state"),
  site: visibleOrder("site", "site, language, added"),
} as const;
export type ListOrder = keyof typeof ORDERS;

/** Begins with what is the same in all of it, as a query asks for it: then it is read without the rows. */
function visibleOrder(name: string, columns: string): string {
  return `CREATE INDEX article_by_${name} ON article (trashed, ${columns}) WHERE trashed = 0;`;
}

/** Which of them change with what. */
export const ORDERS_WITH = {
  state: ["added", "modified", "words", "title", "published", "read"],
  trashed: ["added", "modified", "words", "title", "published", "read", "site"],
  modified: ["modified"],
} as const satisfies Record<string, readonly ListOrder[]>;

/**
 * Times are milliseconds since 1970. Names that are compared are folded (`foldName`). Whole rows stand beside
 * their sort keys as sealed records: a list is read without joins, and comes back as it was put in.
 *
 * `article_text` keeps the plain text a second time, as bare FTS5 would in its content table: snippets are cut from it without
 * opening files. It is not compressed: deflating, at its fastest, adds a fifth to the time of filling, to save disk in a cache.
 * The two full-text tables hold no text of their own, for theirs would be the folded one.
 */
const TABLES = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE article (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  stamp TEXT NOT NULL,
  state TEXT NOT NULL,
  -- See TRASHED; trashedAt: 0 outside the trash.
  trashed INTEGER NOT NULL,
  trashedAt INTEGER NOT NULL,
  added INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  -- See publishedSpan; NULL where the source says nothing that can be read.
  published INTEGER,
  publishedUntil INTEGER,
  -- Without its recurring paragraphs, and with them.
  words INTEGER NOT NULL,
  allWords INTEGER NOT NULL,
  -- Whether it was finished; since when, or else when it was last read (0: never); how much of it was read, 0 to 1.
  finished INTEGER NOT NULL,
  readAt INTEGER NOT NULL,
  readShare REAL NOT NULL,
  sortTitle TEXT NOT NULL,
  site TEXT NOT NULL,
  language TEXT NOT NULL,
  -- What was said of it last; see standings.ts.
  heads TEXT NOT NULL,
  -- What a deed on very many articles changed since the row was written, '' for nothing; see article-row.ts.
  later TEXT NOT NULL DEFAULT ''
) STRICT;
${ORDERS.added}
-- The record itself, apart from what deeds on very many articles write and orders of lists are sorted by: that is a fifth of it.
CREATE TABLE article_row (
  number INTEGER PRIMARY KEY,
  -- Of the text in article_text and article_words.
  textHash TEXT NOT NULL,
  -- Hashes of its imported files, and names of its folders, as JSON lists.
  originals TEXT NOT NULL,
  folders TEXT NOT NULL,
  row TEXT NOT NULL
) STRICT;

-- See kept-folders.ts.
CREATE TABLE kept_folder (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, known TEXT NOT NULL) STRICT;

CREATE TABLE article_text (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
-- See packed-paragraphs.ts; likeness: equal for equal texts; notices: what is folded (see notices.ts), '' for nothing.
CREATE TABLE article_paragraphs (
  number INTEGER PRIMARY KEY,
  likeness INTEGER NOT NULL,
  paragraphs BLOB NOT NULL,
  notices TEXT NOT NULL DEFAULT '',
  noticeWords INTEGER NOT NULL DEFAULT 0
) STRICT;
-- Which articles outside the trash have a paragraph (hash, likeness, article); empty until the index has been filled. See packed-list.ts.
CREATE TABLE paragraph (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, entries BLOB NOT NULL) STRICT;
-- Articles that went to the trash or came back, whose paragraphs are still listed, or not, as they were before.
CREATE TABLE unsettled (number INTEGER PRIMARY KEY) STRICT;
-- Paragraphs that are boilerplate.
CREATE TABLE notice (hash INTEGER PRIMARY KEY) STRICT;
-- notices: what an article folds; body: the rest of its text.
CREATE VIRTUAL TABLE article_words USING fts5 (
  title, byline, body, notices, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- hash: the 32 bytes themselves; they come in no order, so the less there is of them the fewer pages change.
CREATE TABLE article_original (
  hash BLOB NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;
-- name: folded; tag: the reader's own spelling as JSON.
CREATE TABLE article_tag (
  name TEXT NOT NULL, article INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (name, article, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE annotation (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article INTEGER NOT NULL,
  trashed INTEGER NOT NULL,
  trashedAt INTEGER NOT NULL,
  color TEXT NOT NULL,
  anchor TEXT NOT NULL,
  -- Whether somebody has to say where it stands.
  needsLook INTEGER NOT NULL,
  hasNote INTEGER NOT NULL,
  start INTEGER NOT NULL,
  created INTEGER NOT NULL,
  entry TEXT NOT NULL
) STRICT;
-- Also answers, without reading rows, which articles have such an annotation.
CREATE INDEX annotation_by_article ON annotation (article, trashed, color, anchor, needsLook, hasNote);
CREATE INDEX annotation_by_id ON annotation (id);
-- Also holds what statistics count by time.
CREATE INDEX annotation_by_created ON annotation (trashed, created, article, color, hasNote);
CREATE VIRTUAL TABLE annotation_words USING fts5 (
  quote, note, content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE TABLE annotation_tag (
  name TEXT NOT NULL, annotation INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (name, annotation, tag)
) STRICT, WITHOUT ROWID;

-- How many there are of what lists and the sidebar count; see kept-counts.ts.
CREATE TABLE kept_count (
  counted TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (counted, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE deed (
  number INTEGER PRIMARY KEY, action TEXT NOT NULL UNIQUE, t TEXT NOT NULL, writer TEXT NOT NULL, deed TEXT NOT NULL
) STRICT;
-- article: its id, for the deed may be known before the article is.
CREATE TABLE deed_article (
  deed INTEGER NOT NULL, article TEXT NOT NULL, PRIMARY KEY (deed, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_by_time ON deed (t, action);
`;

/** By what articles are known again; see identities.ts and bands.ts. */
const IDENTITY_TABLES = `
CREATE TABLE article_identity (
  number INTEGER PRIMARY KEY, addresses TEXT NOT NULL
) STRICT;
CREATE TABLE article_address (
  address TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (address, article)
) STRICT, WITHOUT ROWID;
-- Band and article; empty until the index has been filled. See packed-list.ts.
CREATE TABLE article_band (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, entries BLOB NOT NULL) STRICT;
`;

/**
 * The same for lists in other orders, once the index has been filled: entered row by row in no order of theirs, each batch would
 * change most pages of them. Until then such a list reads all rows.
 */
const LATE_ORDERS = ["modified", "words", "title", "published", "read", "site"] as const;
const LATE_INDEXES = LATE_ORDERS.map((order) => ORDERS[order]).join("\n");

/** Of lists in the others nobody notices for some seconds that they are sorted when they are asked for. */
const LAID_AT_ONCE: ReadonlySet<ListOrder> = new Set(["added", "read"]);

/**
 * Does what changes very many rows without orders of lists that it would change: sorting all takes less time than entering row by row. What
 * statistics leap through, and the library's own order, are laid anew at once, the others behind that: see `layLateOrder`.
 */
export function withoutOrders(
  database: Database,
  orders: readonly ListOrder[],
  work: () => void,
): void {
  for (const order of orders) database.execute(`DROP INDEX IF EXISTS article_by_${order}`);
  work();
  for (const order of orders) {
    const isDue = order === "added" || isFilled(database);
    if (isDue && LAID_AT_ONCE.has(order)) database.execute(ORDERS[order]);
  }
}

/** Two processes may do this at once: the second finds it done. */
export function layTables(database: Database, libraryId: LibraryId): void {
  const isLaid = (): boolean => database.first("SELECT 1 FROM sqlite_master") !== undefined;
  // Asked first without a lock: a start does not wait for another process that is filling the index.
  if (isLaid()) return;
  database.write(() => {
    if (isLaid()) return;
    database.execute(TABLES);
    database.execute(IDENTITY_TABLES);
    setMerging(database, "while filling");
    putMeta(database, "schema", schemaStamp());
    putMeta(database, "library", libraryId);
    putMeta(database, "begun", randomUUID());
  });
  setPause(database, "while filling");
}

/** Whether every table is as this program would make it, and the index is of this library. */
export function isSound(database: Database, libraryId: LibraryId): boolean {
  const hasMeta = database.first("SELECT 1 FROM sqlite_master WHERE name = 'meta'") !== undefined;
  if (!hasMeta || getMeta(database, "schema") !== schemaStamp()) return false;
  if (getMeta(database, "library") !== libraryId) return false;
  // Opens each full-text table, whose own settings may be damaged.
  database.all("SELECT rowid FROM article_words WHERE article_words MATCH '\"a\"' LIMIT 1");
  database.all("SELECT rowid FROM annotation_words WHERE annotation_words MATCH '\"a\"' LIMIT 1");
  return true;
}

/** Names this beginning: an index that was emptied has another name. Empty for one by an earlier Postil. */
export function beginningOf(database: Database): string {
  return getMeta(database, "begun") ?? "";
}

/** Whether the index has had everything that is in the files put into it since it was begun. */
export function isFilled(database: Database): boolean {
  return getMeta(database, "filled") !== undefined;
}

/** Whether the lists that come once everything is in are being made: who changes an article notes it in `unsettled`, for they may lack it. */
export function isListing(database: Database): boolean {
  return !isFilled(database) && getMeta(database, "listing") !== undefined;
}

export function beginListing(database: Database): void {
  putMeta(database, "listing", "yes");
}

/**
 * Lays one of the orders that come once everything is in, or that a deed on very many articles changed: a quarter of a second each with a hundred
 * thousand articles, so that whoever lays one after the other lets others have their turn. @returns false when all are there
 */
export function layLateOrder(database: Database): boolean {
  const missing = (): ListOrder | undefined =>
    LATE_ORDERS.find((order) => !isOrderLaid(database, order));
  if (missing() === undefined) return false;
  database.write(() => {
    // Another process may have been quicker.
    const order = missing();
    if (order === undefined) return;
    database.execute(ORDERS[order]);
    // Else it would be laid for ever.
    if (!isOrderLaid(database, order)) throw new DamagedIndex("an order of lists has another name");
  });
  return true;
}

function isOrderLaid(database: Database, order: ListOrder): boolean {
  const name = `article_by_${order}`;
  return database.first("SELECT 1 FROM sqlite_master WHERE name = ?", name) !== undefined;
}

/**
 * @param begun  which index was filled; another one is left as it is
 * @param finish  what can be done only once, and only when everything is in
 * @returns its answer; nothing but the first time
 */
export function markFilled<Answer>(
  database: Database,
  begun: string,
  finish: () => Answer,
): Answer | undefined {
  if (isFilled(database)) return undefined;
  const answered = database.write(() => {
    // Another process may have come first while this one waited: what is done only once is done.
    if (isFilled(database) || beginningOf(database) !== begun) return undefined;
    const answer = finish();
    while (layLateOrder(database));
    putMeta(database, "filled", "yes");
    return answer;
  });
  setPause(database, "in use");
  return answered;
}

/**
 * Pages in the log before they are copied to where they belong, and the disk is waited for: 64 MB for whoever begins to fill the
 * index, or else as in `openDatabase`.
 */
const PAUSES = { "while filling": 16_000, "after much": 16_000, "in use": USUAL_PAUSE } as const;

function setPause(database: Database, phase: keyof typeof PAUSES): void {
  database.execute(`PRAGMA wal_autocheckpoint = ${PAUSES[phase]}`);
}

/** Connections that left their pages in the log. */
const withLongLogs = new WeakSet<Database>();

/** Leaves what is written from now on in the log until `copyLog`, or until there is very much of it: nobody waits for the copy meanwhile. */
export function lengthenLog(database: Database): void {
  setPause(database, "after much");
  withLongLogs.add(database);
}

/** Copies what was left in the log to where it belongs: a quarter of a second after a deed on a hundred thousand articles. @returns false when nothing was left */
export function copyLog(database: Database): boolean {
  if (!withLongLogs.delete(database)) return false;
  setPause(database, isFilled(database) ? "in use" : "while filling");
  database.execute("PRAGMA wal_checkpoint(PASSIVE)");
  return true;
}

/** Each has an index of its own, and is united by itself. */
export const FULL_TEXT_TABLES = ["article_words", "annotation_words"] as const;

/**
 * FTS5 gathers words in memory, and keeps what each transaction added as a segment on disk, or several, once there is more than
 * so many bytes of it; segments it unites by and by. While filling, a transaction is one segment, and they are united when everything
 * is in (see unite-words.ts): sixteen at once, as FTS5 has it, kept every sixteenth transaction waiting for twice as long. In use from four on, a
 * little with every write: no single write then has to do it all.
 */
const SETTINGS = {
  // FTS5 can hold two thousand.
  "while filling": { automerge: 0, crisismerge: 1_000, hashsize: 16 * 2 ** 20 },
  // FTS5's own.
  "in use": { automerge: 4, crisismerge: 16, hashsize: 2 ** 20 },
} as const;

export function setMerging(database: Database, phase: keyof typeof SETTINGS): void {
  for (const table of FULL_TEXT_TABLES) {
    for (const [name, value] of Object.entries(SETTINGS[phase])) {
      // Not bound: JavaScript's numbers arrive as floating point, which these settings refuse.
      database.run(`INSERT INTO ${table} (${table}, rank) VALUES ('${name}', ${value})`);
    }
  }
}

export function getMeta(database: Database, name: string): string | undefined {
  const value = database.first("SELECT value FROM meta WHERE name = ?", name)?.["value"];
  return typeof value === "string" ? value : undefined;
}

export function putMeta(database: Database, name: string, value: string): void {
  database.run("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value);
}

/** The version by itself could be forgotten when a table is changed; its text cannot. */
export function schemaStamp(): string {
  return `${SCHEMA_VERSION}:${TABLES}${IDENTITY_TABLES}${LATE_INDEXES}`;
}
