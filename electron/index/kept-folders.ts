import { type Database, numberIn } from "./database.ts";
import { openSealedText, sealText } from "./sealed-text.ts";

/**
 * What the library knows of its folders, kept for it beside what was read from them: so a start compares instead of reading. What it
 * says is the library's own matter.
 * @returns by name, of those of which anything is kept
 */
export function recallFolders(
  database: Database,
  names: readonly string[],
): ReadonlyMap<string, string> {
  const rows = database.tuples(
    "SELECT name, known FROM kept_folder WHERE name IN (SELECT value FROM json_each(?))",
    JSON.stringify(names),
  );
  return new Map(rows.map(([name, known]) => [String(name), openSealedText(String(known))]));
}

export function keepFolders(database: Database, folders: ReadonlyMap<string, string>): void {
  database.write(() => {
    for (const [name, known] of folders) {
      database.run(
        `INSERT INTO kept_folder (name, known) VALUES (?, ?)
         ON CONFLICT (name) DO UPDATE SET known = excluded.known`,
        name,
        sealText(known),
      );
    }
  });
}

/** Only once there are more than can still be there: a few more do no harm, and to find them all names are compared. */
export function forgetOtherFolders(database: Database, names: readonly string[]): void {
  const row = database.first("SELECT count(*) AS count FROM kept_folder");
  if (row === undefined || numberIn(row, "count") <= names.length) return;
  database.run(
    "DELETE FROM kept_folder WHERE name NOT IN (SELECT value FROM json_each(?))",
    JSON.stringify(names),
  );
}
