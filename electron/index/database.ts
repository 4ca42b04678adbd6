import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from "node:sqlite";
import { DamagedIndex, diagnose } from "./damaged-index.ts";
import { UnwantedQuery } from "./unwanted-query.ts";

export type SqlValue = SQLInputValue;
export type SqlRow = Readonly<Record<string, SQLOutputValue>>;

/** An open database file, or one in memory. Statements are compiled once each. */
export interface Database {
  /** Of its file; ":memory:" for one in memory. */
  readonly path: string;
  /** It writes to nothing but temporary tables of its own. */
  readonly isForReading: boolean;
  all(sql: string, ...values: readonly SqlValue[]): SqlRow[];
  /** As `all`, without naming the columns: of very many rows, half the time. */
  tuples(sql: string, ...values: readonly SqlValue[]): readonly (readonly SQLOutputValue[])[];
  first(sql: string, ...values: readonly SqlValue[]): SqlRow | undefined;
  /** @returns the row number that an insert was given */
  run(sql: string, ...values: readonly SqlValue[]): number;
  /** Several statements that change nothing a reader could see, such as pragmas and tables. */
  execute(sql: string): void;
  /** All of it or nothing; other processes wait, this one waits for them. */
  write<Answer>(work: () => Answer): Answer;
  /** Every statement of `work` sees the same state, whatever other processes write meanwhile. */
  read<Answer>(work: () => Answer): Answer;
  /** Once is enough; more often does no harm. */
  close(): void;
}

/** Longer than the longest batch that another process writes while it fills the index. */
const BUSY_TIMEOUT_MS = 10_000;
/** Some waits end at once instead of after the timeout (recovery of a log, a change of journal mode): asked again after this. */
const PAUSE_MS = 20;
/** Queries typed by a person make statements without end; those of the program are few and stay. */
const MOST_STATEMENTS = 200;

/** Pages in the log. They change with every batch: with four times SQLite's own pause they are copied once, not often. */
export const USUAL_PAUSE = 4_000;

export const IN_MEMORY = ":memory:";

/** What a connection keeps of its file in memory. Kibibytes. */
const USUAL_ROOM = 16_000;
/** For what changes all articles of a large library: what is written and read again meanwhile stays there. */
const MUCH_ROOM = 64_000;

/** @throws what SQLite throws; see `diagnose` */
export function openDatabase(path: string): Database {
  const connection = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    // NORMAL: a power cut may take the last commits, and never the file; they are in the library's own files.
    retrying(() => connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"));
    connection.exec(`PRAGMA wal_autocheckpoint = ${USUAL_PAUSE}`);
    connection.exec(`PRAGMA cache_size = -${USUAL_ROOM}; PRAGMA temp_store = MEMORY`);
  } catch (error) {
    connection.close();
    throw error;
  }
  return wrap(connection, { path, isForReading: false }, () => true);
}

/**
 * A second connection to a file that another one keeps open, for reading alone.
 * @param isWanted  asked before each statement, and in long ones by `whileWanted`: they end with an UnwantedQuery when it is not
 * @throws what SQLite throws; see `diagnose`
 */
export function openForReading(path: string, isWanted: () => boolean): Database {
  const connection = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, readOnly: true });
  connection.exec(`PRAGMA cache_size = -${USUAL_ROOM}; PRAGMA temp_store = MEMORY`);
  return wrap(connection, { path, isForReading: true }, isWanted);
}

/** Does what goes through very much of a file; not within a transaction, which is written to the disk at its end. */
export function withMuchRoom<Answer>(database: Database, work: () => Answer): Answer {
  database.execute(`PRAGMA cache_size = -${MUCH_ROOM}`);
  try {
    return work();
  } finally {
    database.execute(`PRAGMA cache_size = -${USUAL_ROOM}`);
  }
}

/** Asks the runtime's SQLite for full-text search. @throws when it was built without, naming the runtime */
export function probeFullTextSearch(): void {
  const connection = new DatabaseSync(IN_MEMORY);
  try {
    connection.exec(
      "CREATE VIRTUAL TABLE probe USING fts5(t, content='', contentless_delete=1, tokenize='ascii')",
    );
  } catch (error) {
    const runtime = process.versions["electron"] === undefined ? "Node" : "Electron";
    const version = process.versions["electron"] ?? process.versions.node;
    const sqlite = process.versions["sqlite"] ?? "unknown";
    throw new Error(
      `${runtime} ${version} brings SQLite ${sqlite} without full-text search (FTS5), which Postil needs.`,
      { cause: error },
    );
  } finally {
    connection.close();
  }
}

function wrap(
  connection: DatabaseSync,
  named: Pick<Database, "path" | "isForReading">,
  isWanted: () => boolean,
): Database {
  const statements = new Map<string, StatementSync>();
  connection.function("is_wanted", () => {
    expectWanted();
    return 1;
  });

  function expectWanted(): void {
    if (!isWanted()) throw new UnwantedQuery();
  }

  function statement(sql: string): StatementSync {
    expectWanted();
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = connection.prepare(sql);
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    statements.set(sql, made);
    return made;
  }

  function transaction<Answer>(begin: string, work: () => Answer): Answer {
    if (connection.isTransaction) return work();
    retrying(() => connection.exec(begin));
    try {
      const answer = work();
      connection.exec("COMMIT");
      return answer;
    } catch (error) {
      // SQLite has already rolled back after some errors (a full disk), and says so.
      if (connection.isTransaction) connection.exec("ROLLBACK");
      throw error;
    }
  }

  return {
    ...named,
    all: (sql, ...values) => statement(sql).all(...values),
    tuples(sql, ...values) {
      // One of its own: it answers in another form from now on.
      const asked = connection.prepare(sql);
      asked.setReturnArrays(true);
      // Which form it answers in is no part of its type.
      return asked.all(...values) as unknown as SQLOutputValue[][];
    },
    first: (sql, ...values) => statement(sql).get(...values),
    run: (sql, ...values) => Number(statement(sql).run(...values).lastInsertRowid),
    execute: (sql) => connection.exec(sql),
    write: (work) => transaction("BEGIN IMMEDIATE", work),
    read: (work) => transaction("BEGIN", work),
    close() {
      statements.clear();
      if (connection.isOpen) connection.close();
    },
  };
}

function retrying(attempt: () => void): void {
  const giveUpAt = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      attempt();
      return;
    } catch (error) {
      if (diagnose(error) !== "busy" || performance.now() > giveUpAt) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

/** @throws DamagedIndex when the column holds no text */
export function textIn(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new DamagedIndex(`${column} is not text`);
  return value;
}

/** @throws DamagedIndex when the column holds no bytes */
export function bytesIn(row: SqlRow, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new DamagedIndex(`${column} is no bytes`);
  return value;
}

/** @throws DamagedIndex when the column holds no number */
export function numberIn(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new DamagedIndex(`${column} is not a number`);
  return value;
}
