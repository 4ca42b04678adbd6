import { type Database, numberIn, textIn } from "./database.ts";
import { openSealedText } from "./sealed-text.ts";

export interface IndexProblem {
  path: string;
  problem: string;
  action: string;
}

/** Each with a row number, a checked text, and an order that can be gone on from. */
const SEALED = [
  "SELECT number, row AS sealed FROM article WHERE number > ? ORDER BY number LIMIT 1000",
  "SELECT number, text AS sealed FROM article_text WHERE number > ? ORDER BY number LIMIT 100",
  "SELECT number, entry AS sealed FROM annotation WHERE number > ? ORDER BY number LIMIT 1000",
] as const;

const FULL_TEXT = [
  "INSERT INTO article_words (article_words) VALUES ('integrity-check')",
  "INSERT INTO annotation_words (annotation_words) VALUES ('integrity-check')",
] as const;

/**
 * Reads everything once: SQLite's structure, that of the full-text tables, and every checksum.
 * @param path  how the index is named in a report
 */
export function checkIndex(database: Database, path: string): IndexProblem[] {
  const complaints = [
    ...complaintOf(() => checkStructure(database)),
    ...FULL_TEXT.flatMap((sql) => complaintOf(() => database.run(sql))),
    ...SEALED.flatMap((sql) => complaintOf(() => openEverySeal(database, sql))),
  ];
  return complaints.map((complaint) => ({
    path,
    problem: `The search index is damaged: ${complaint}.`,
    action: "Repairing builds it again from the files.",
  }));
}

function checkStructure(database: Database): void {
  const [row] = database.all("PRAGMA integrity_check(1)");
  const verdict = row === undefined ? "no answer" : textIn(row, "integrity_check");
  if (verdict !== "ok") throw new Error(verdict);
}

function openEverySeal(database: Database, sql: string): void {
  for (let last = 0; ;) {
    const rows = database.all(sql, last);
    for (const row of rows) openSealedText(textIn(row, "sealed"));
    const end = rows.at(-1);
    if (end === undefined) return;
    last = numberIn(end, "number");
  }
}

/** What is wrong here is the answer, not a failure: it is said once and the next check goes on. */
function complaintOf(check: () => unknown): readonly string[] {
  try {
    check();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
