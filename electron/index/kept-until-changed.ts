import { type Database, numberIn } from "./database.ts";

interface Kept<Value> {
  readonly state: string;
  readonly value: Value;
}

/**
 * Keeps in memory what was read of the whole index, for each connection, until anything in the index changes: whoever narrows a search
 * step by step waits for it once.
 * @returns what reads it; only in a transaction, so that it is all of one state
 */
export function keptUntilChanged<Value>(
  read: (database: Database) => Value,
): (database: Database) => Value {
  const kept = new WeakMap<Database, Kept<Value>>();
  return (database) => {
    const state = stateOf(database);
    const before = kept.get(database);
    if (before?.state === state) return before.value;
    const value = read(database);
    kept.set(database, { state, value });
    return value;
  };
}

/** Another one after every change, by whichever connection. */
function stateOf(database: Database): string {
  const others = database.first("PRAGMA data_version");
  // Temporary tables, too: of a connection that writes to nothing else they would count as changes.
  const own = database.isForReading
    ? { changes: 0 }
    : database.first("SELECT total_changes() AS changes");
  if (others === undefined || own === undefined) throw new Error("a version has one row");
  return `${numberIn(others, "data_version")} ${numberIn(own, "changes")}`;
}
