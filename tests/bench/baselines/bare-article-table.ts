import { DatabaseSync } from "node:sqlite";

/** Articles as rows of one SQLite table with nothing but what a deed changes: the plain way to change them all. */
export interface BareArticleTable extends Disposable {
  insert(count: number): void;
  /** @param set  columns of the table */
  update(set: Readonly<Record<"state" | "tag" | "trashed", string>>): void;
  count(state: string): number;
}

export function openBareArticleTable(path: string): BareArticleTable {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec(
    "CREATE TABLE article (number INTEGER PRIMARY KEY, state TEXT, tag TEXT, trashed TEXT) STRICT",
  );
  const insert = database.prepare("INSERT INTO article VALUES (?, 'inbox', '', 'no')");
  const update = database.prepare("UPDATE article SET state = ?, tag = ?, trashed = ?");
  const count = database.prepare("SELECT count(*) AS count FROM article WHERE state = ?");
  return {
    insert(articles) {
      database.exec("BEGIN");
      for (let number = 1; number <= articles; number += 1) insert.run(number);
      database.exec("COMMIT");
    },
    update: ({ state, tag, trashed }) => void update.run(state, tag, trashed),
    count: (state) => Number(count.get(state)?.["count"]),
    [Symbol.dispose]: () => database.close(),
  };
}
