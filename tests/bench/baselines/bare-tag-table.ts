import { DatabaseSync } from "node:sqlite";

/** Taggings as rows of one SQLite table, found by the name of the tag: the plain way to keep them. */
export interface BareTagTable extends Disposable {
  insert(tag: string, count: number): void;
  rename(from: string, to: string): void;
  count(tag: string): number;
}

export function openBareTagTable(path: string): BareTagTable {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec(
    "CREATE TABLE tagging (tag TEXT NOT NULL, carrier INTEGER NOT NULL, PRIMARY KEY (tag, carrier)) STRICT, WITHOUT ROWID",
  );
  const insert = database.prepare("INSERT INTO tagging (tag, carrier) VALUES (?, ?)");
  const rename = database.prepare("UPDATE tagging SET tag = ? WHERE tag = ?");
  const count = database.prepare("SELECT count(*) AS count FROM tagging WHERE tag = ?");
  return {
    insert(tag, carriers) {
      database.exec("BEGIN");
      for (let carrier = 0; carrier < carriers; carrier += 1) insert.run(tag, carrier);
      database.exec("COMMIT");
    },
    rename: (from, to) => void rename.run(to, from),
    count: (tag) => Number(count.get(tag)?.["count"]),
    [Symbol.dispose]: () => database.close(),
  };
}
