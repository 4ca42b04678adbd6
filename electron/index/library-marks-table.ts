import type { LibraryMarks } from "#core/library/library-marks.js";
import type { Database } from "./database.ts";
import { getMeta, putMeta } from "./schema.ts";
import { openSealedRecord, sealRecord } from "./sealed-text.ts";

const NOTHING_SAID: LibraryMarks = { tags: [], savedSearches: [], colorNames: {} };

export function putLibraryMarks(database: Database, marks: LibraryMarks): void {
  database.write(() => putMeta(database, "marks", sealRecord(marks)));
}

/** As they are stored, to be compared. @returns undefined before any were put in */
export function getSealedMarks(database: Database): string | undefined {
  return getMeta(database, "marks");
}

export function getLibraryMarks(database: Database): LibraryMarks {
  const sealed = getSealedMarks(database);
  if (sealed === undefined) return NOTHING_SAID;
  // Sealed by `putLibraryMarks`.
  return openSealedRecord(sealed) as LibraryMarks;
}
