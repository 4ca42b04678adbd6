import type { Database } from "./database.ts";

/** What changes for one row of a full-text table. */
export interface WordChange {
  readonly table: keyof typeof STATEMENTS;
  readonly number: number;
  /** Folded (`foldForSearch`), one for each column; undefined when the row goes. */
  readonly texts: readonly string[] | undefined;
}

const STATEMENTS = {
  article_words: {
    put: "INSERT OR REPLACE INTO article_words (rowid, title, byline, body, notices) VALUES (?, ?, ?, ?, ?)",
    remove: "DELETE FROM article_words WHERE rowid = ?",
  },
  annotation_words: {
    put: "INSERT OR REPLACE INTO annotation_words (rowid, quote, note) VALUES (?, ?, ?)",
    remove: "DELETE FROM annotation_words WHERE rowid = ?",
  },
} as const;

/**
 * Writes what was collected, as the last part of a transaction. FTS5 gathers words in memory, and puts them on disk whenever a
 * statement on an ordinary table sets a savepoint: one such statement between two articles, and filling takes twice as long. It does so, too, when a row comes whose number is
 * lower than that of the one before.
 */
export function writeWords(database: Database, changes: readonly WordChange[]): void {
  for (const { table, number, texts } of changes.toSorted((a, b) => a.number - b.number)) {
    if (texts === undefined) database.run(STATEMENTS[table].remove, number);
    else database.run(STATEMENTS[table].put, number, ...texts);
  }
}
