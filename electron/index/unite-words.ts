import { type Database, numberIn } from "./database.ts";
import { FULL_TEXT_TABLES, getMeta, isFilled, putMeta, setMerging } from "./schema.ts";

/** Pages of a full-text table that are written in one step: a twentieth of a second of the processor's time. */
const PAGES_AT_ONCE = 1_000;

type FullTextTable = (typeof FULL_TEXT_TABLES)[number];

/**
 * Unites the pieces in which the full-text tables were written while the index was being filled: a query looks into each of them. Some
 * of it in a transaction, so that others have their turn in between. Queries find the same before, meanwhile and after. Who was stopped, or another process,
 * goes on where it was.
 * @returns false when there is nothing more to unite, or the index is not filled yet
 */
export function uniteSomeWords(database: Database): boolean {
  const next = (): FullTextTable | undefined =>
    isFilled(database) ? FULL_TEXT_TABLES.find((table) => !isUnited(database, table)) : undefined;
  // Asked first without a lock: at nearly every start there is nothing to do.
  if (next() === undefined) return false;
  database.write(() => {
    // Another process may have been quicker.
    const table = next();
    if (table !== undefined) uniteSomeOf(database, table);
    if (next() === undefined) setMerging(database, "in use");
  });
  return true;
}

function uniteSomeOf(database: Database, table: FullTextTable): void {
  // Asked with a minus, FTS5 begins to unite all there is; from then on it says by how much changed whether that is done.
  const hasBegun = getMeta(database, metaOf(table)) === BEGUN;
  const before = changesIn(database);
  const pages = hasBegun ? PAGES_AT_ONCE : -PAGES_AT_ONCE;
  // Not bound: see `setMerging`.
  database.run(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ${pages})`);
  if (!hasBegun) putMeta(database, metaOf(table), BEGUN);
  else if (changesIn(database) - before < FEWEST_CHANGES) putMeta(database, metaOf(table), DONE);
}

/** FTS5 counts the statement itself. */
const FEWEST_CHANGES = 2;
const BEGUN = "begun";
const DONE = "done";

function isUnited(database: Database, table: FullTextTable): boolean {
  return getMeta(database, metaOf(table)) === DONE;
}

function metaOf(table: FullTextTable): string {
  return `united ${table}`;
}

function changesIn(database: Database): number {
  const row = database.first("SELECT total_changes() AS changes");
  if (row === undefined) throw new Error("a function of SQLite has a value");
  return numberIn(row, "changes");
}
