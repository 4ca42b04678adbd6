import { DatabaseSync } from "node:sqlite";

export interface BareDocument {
  readonly title: string;
  readonly byline: string;
  readonly body: string;
}

/** Title, snippet and rank of what a query finds. */
export interface BareHit {
  readonly title: string;
  readonly snippet: string;
}

/**
 * SQLite's full-text search with nothing around it: one table, its tokenizer for Latin script, statements compiled once. It has
 * the pages in memory and the log that Postil's index has, and is filled in the fastest way that was found: in one transaction,
 * nothing united by and by (`automerge`, as FTS5's documentation says), few and large pieces (`hashsize`, which it does not
 * tell of). Its own tokenizer is faster on this text than `ascii` on a folded one, which has more tokens.
 */
export interface BareFts5 extends Disposable {
  /** Everything up to `commit` is one transaction, which is the fast way to fill a table. */
  begin(): void;
  insert(documents: readonly BareDocument[]): void;
  commit(): void;
  /** Unites what the inserts left in pieces: searches are never faster than after that. */
  optimize(): void;
  search(expression: string, limit: number): readonly BareHit[];
  /** How many documents a query finds. */
  count(expression: string): number;
  /** How many documents there are. */
  size(): number;
}

/** Title, byline and body weigh as much as they do in Postil. */
const SEARCH = `
SELECT title, snippet(words, 2, '[', ']', '…', 32) AS snippet
FROM words WHERE words MATCH ? ORDER BY bm25(words, 10.0, 5.0, 1.0) LIMIT ?`;

export function openBareFts5(path: string): BareFts5 {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec("PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY");
  database.exec("CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (title, byline, body)");
  database.exec("INSERT INTO words (words, rank) VALUES ('automerge', 0)");
  database.exec("INSERT INTO words (words, rank) VALUES ('hashsize', 16777216)");
  const insert = database.prepare("INSERT INTO words (title, byline, body) VALUES (?, ?, ?)");
  const search = database.prepare(SEARCH);
  const count = database.prepare("SELECT count(*) AS total FROM words WHERE words MATCH ?");
  const size = database.prepare("SELECT count(*) AS total FROM words");
  return {
    begin: () => database.exec("BEGIN"),
    insert(documents) {
      for (const { title, byline, body } of documents) insert.run(title, byline, body);
    },
    commit: () => database.exec("COMMIT"),
    optimize: () => database.exec("INSERT INTO words (words) VALUES ('optimize')"),
    // The columns of the statement.
    search: (expression, limit) => search.all(expression, limit) as unknown as BareHit[],
    count: (expression) => Number(count.get(expression)?.["total"]),
    size: () => Number(size.get()?.["total"]),
    [Symbol.dispose]: () => database.close(),
  };
}
