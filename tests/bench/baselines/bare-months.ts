import { DatabaseSync } from "node:sqlite";

/** Highlights with their days in a table: the plain way to count them by month. */
export interface BareMonths extends Disposable {
  insert(days: readonly { readonly day: string; readonly highlights: number }[]): void;
  /** @returns as `2026-11 12`, oldest first */
  count(): string[];
}

export function openBareMonths(path: string): BareMonths {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec("PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY");
  database.exec("CREATE TABLE highlight (created INTEGER NOT NULL) STRICT");
  const insert = database.prepare("INSERT INTO highlight (created) VALUES (?)");
  const count = database.prepare(`
    SELECT strftime('%Y-%m', created / 1000, 'unixepoch') AS month, count(*) AS highlights
    FROM highlight GROUP BY month ORDER BY month`);
  return {
    insert(days) {
      database.exec("BEGIN");
      for (const { day, highlights } of days) {
        for (let made = 0; made < highlights; made += 1) insert.run(Date.parse(day) + made);
      }
      database.exec("COMMIT");
    },
    count: () =>
      count.all().map(({ month, highlights }) => `${String(month)} ${String(highlights)}`),
    [Symbol.dispose]: () => database.close(),
  };
}
