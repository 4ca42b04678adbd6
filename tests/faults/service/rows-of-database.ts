import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** What a database says to whoever believes it: every row of every table, as text; of a table that is damaged those before that. */
export function rowsOf(database: Buffer): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), "postil-rows-"));
  const path = join(folder, "index.sqlite");
  writeFileSync(path, database);
  const rows = new Set<string>();
  try {
    const opened = new DatabaseSync(path);
    try {
      for (const table of tablesOf(opened)) addRows(opened, table, rows);
    } finally {
      opened.close();
    }
  } catch {
    // Not even its tables can be listed.
  } finally {
    rmSync(folder, { recursive: true });
  }
  return rows;
}

function tablesOf(database: DatabaseSync): readonly string[] {
  const rows = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  return rows.map((row) => String(row["name"]));
}

function addRows(database: DatabaseSync, table: string, rows: Set<string>): void {
  try {
    for (const row of database.prepare(`SELECT * FROM "${table}"`).iterate()) {
      const values = Object.values(row).map((value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString("hex") : String(value),
      );
      rows.add([table, ...values].join("\u0000"));
    }
  } catch {
    // What follows cannot be read; or it is a table of words, which is asked otherwise.
  }
}
