import type { LibraryId } from "#core/identity/ids.js";
import type { Database } from "./database.ts";

/** Grows with every change of a table, of what is folded into it, or of what a sealed record holds. */
export const SCHEMA_VERSION = 1;

/**
 * Times are ISO 8601 in UTC and so sort as text. Names that are compared are folded (`foldName`). Whole rows stand beside
 * their sort keys as sealed records: a list is read without joins, and comes back as it was put in.
 *
 * `article_text` keeps the plain text a second time, as bare FTS5 would in its content table: snippets are cut from it without
 * opening files. It is not compressed: deflating would take 15 % more time in filling to save disk space in a cache.
 * The two full-text tables hold no text of their own, for theirs would be the folded one.
 */
const TABLES = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE article (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  stamp TEXT NOT NULL,
  -- What article_words was made of: title, byline and hash of the text.
  worded TEXT NOT NULL,
  state TEXT NOT NULL,
  trashed INTEGER NOT NULL,
  added TEXT NOT NULL,
  modified TEXT NOT NULL,
  words INTEGER NOT NULL,
  sort_title TEXT NOT NULL,
  site TEXT NOT NULL,
  language TEXT NOT NULL,
  row TEXT NOT NULL
) STRICT;
-- Each holds all that a list needs to choose, order, count and sum before it reads a row.
CREATE INDEX article_by_added ON article (trashed, added, id, state, words);
CREATE INDEX article_by_modified ON article (trashed, modified, id, state, words);
CREATE INDEX article_by_words ON article (trashed, words, id, state);
CREATE INDEX article_by_title ON article (trashed, sort_title, id, state, words);
-- Search leaves these few out instead of looking every hit up.
CREATE INDEX article_in_trash ON article (number) WHERE trashed = 1;

CREATE TABLE article_text (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE article_words USING fts5 (
  title, byline, body, content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE article_original (
  hash TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_original_by_article ON article_original (article);
CREATE TABLE article_folder (
  name TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_folder_by_article ON article_folder (article);

-- tag: the reader's own spelling as JSON; name: folded.
CREATE TABLE article_tag (
  article INTEGER NOT NULL, tag TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tag_by_name ON article_tag (name, article);

CREATE TABLE annotation (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article INTEGER NOT NULL,
  trashed INTEGER NOT NULL,
  color TEXT NOT NULL,
  anchor TEXT NOT NULL,
  has_note INTEGER NOT NULL,
  start INTEGER NOT NULL,
  created TEXT NOT NULL,
  entry TEXT NOT NULL
) STRICT;
CREATE INDEX annotation_by_article ON annotation (article);
CREATE INDEX annotation_by_id ON annotation (id);
CREATE INDEX annotation_by_created ON annotation (trashed, created, id);
CREATE INDEX annotation_by_color ON annotation (trashed, color, article);
CREATE INDEX annotation_by_anchor ON annotation (trashed, anchor, article);
CREATE INDEX annotation_by_note ON annotation (trashed, has_note, article);
CREATE VIRTUAL TABLE annotation_words USING fts5 (
  quote, note, content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE TABLE annotation_tag (
  annotation INTEGER NOT NULL, tag TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (annotation, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_tag_by_name ON annotation_tag (name, annotation);

CREATE TABLE deed (
  action TEXT PRIMARY KEY, t TEXT NOT NULL, writer TEXT NOT NULL, deed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_by_time ON deed (t, action);
`;

/** Two processes may do this at once: the second finds it done. */
export function layTables(database: Database, libraryId: LibraryId): void {
  const isLaid = (): boolean => database.first("SELECT 1 FROM sqlite_master") !== undefined;
  // Asked first without a lock: a start does not wait for another process that is filling the index.
  if (isLaid()) return;
  database.write(() => {
    if (isLaid()) return;
    database.execute(TABLES);
    putMeta(database, "schema", schemaStamp());
    putMeta(database, "library", libraryId);
  });
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

export function getMeta(database: Database, name: string): string | undefined {
  const value = database.first("SELECT value FROM meta WHERE name = ?", name)?.["value"];
  return typeof value === "string" ? value : undefined;
}

export function putMeta(database: Database, name: string, value: string): void {
  database.run("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value);
}

/** The version by itself could be forgotten when a table is changed; its text cannot. */
function schemaStamp(): string {
  return `${SCHEMA_VERSION}:${TABLES}`;
}
