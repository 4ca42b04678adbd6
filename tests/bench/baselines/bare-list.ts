import { DatabaseSync } from "node:sqlite";

/** What a list is chosen and ordered by, and what it shows. */
export interface BareRow {
  readonly id: string;
  readonly added: number;
  readonly words: number;
  readonly title: string;
  readonly tags: readonly string[];
  /** As JSON. */
  readonly row: string;
}

/** In every list equal rows come in the order of their ids. */
export const BARE_ORDERS = {
  newest: "added DESC, id DESC",
  longest: "words DESC, id DESC",
  title: "title, id",
} as const;
export type BareOrder = keyof typeof BARE_ORDERS;

/** A table of articles with an index for each order: the plain way to list them. */
export interface BareList extends Disposable {
  insert(rows: Iterable<BareRow>): void;
  /** @returns rows as JSON, and how many there are in all */
  list(order: BareOrder, offset: number, limit: number): { rows: string[]; total: number };
  listTag(tag: string, limit: number): { rows: string[]; total: number };
}

export function openBareList(path: string): BareList {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec("PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY");
  database.exec(`
    CREATE TABLE article (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL, added INTEGER NOT NULL, words INTEGER NOT NULL, title TEXT NOT NULL,
      row TEXT NOT NULL
    ) STRICT;
    CREATE TABLE tag (name TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (name, article)) STRICT, WITHOUT ROWID`);
  const insert = database.prepare(
    "INSERT INTO article (id, added, words, title, row) VALUES (?, ?, ?, ?, ?)",
  );
  const tagged = database.prepare("INSERT OR IGNORE INTO tag (name, article) VALUES (?, ?)");
  const count = database.prepare("SELECT count(*) AS total, sum(words) AS words FROM article");
  const countTag = database.prepare("SELECT count(*) AS total FROM tag WHERE name = ?");
  const listTag =
    database.prepare(`SELECT row FROM tag JOIN article ON number = article WHERE name = ?
    ORDER BY ${BARE_ORDERS.newest} LIMIT ?`);
  return {
    insert(rows) {
      database.exec("BEGIN");
      for (const { id, added, words, title, tags, row } of rows) {
        const number = insert.run(id, added, words, title, row).lastInsertRowid;
        for (const name of tags) tagged.run(name, number);
      }
      database.exec("COMMIT");
      for (const [name, order] of Object.entries(BARE_ORDERS)) {
        database.exec(`CREATE INDEX article_by_${name} ON article (${order})`);
      }
    },
    list(order, offset, limit) {
      const page = database.prepare(
        `SELECT row FROM article ORDER BY ${BARE_ORDERS[order]} LIMIT ? OFFSET ?`,
      );
      const rows = page.all(limit, offset).map(({ row }) => String(row));
      return { rows, total: Number(count.get()?.["total"]) };
    },
    listTag(tag, limit) {
      const rows = listTag.all(tag, limit).map(({ row }) => String(row));
      return { rows, total: Number(countTag.get(tag)?.["total"]) };
    },
    [Symbol.dispose]: () => database.close(),
  };
}
