import { DamagedIndex } from "./damaged-index.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";

/**
 * Numbers by the hundred thousand come as one JSON list, made by `json_group_array`: a tenth of the time that as many rows take.
 * @throws DamagedIndex when the column holds no such list
 */
export function numbersIn(row: SqlRow | undefined, column: string): readonly number[] {
  // Made of a column of numbers, in which NULL is null.
  return listIn(row, column) as readonly number[];
}

/** The same of texts. */
export function textsIn(row: SqlRow | undefined, column: string): readonly string[] {
  // Made of a column of texts that are never NULL.
  return listIn(row, column) as readonly string[];
}

function listIn(row: SqlRow | undefined, column: string): readonly unknown[] {
  const list = row === undefined ? [] : parseList(textIn(row, column));
  if (!Array.isArray(list)) throw new DamagedIndex(`${column} is no list`);
  return list;
}

function parseList(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new DamagedIndex("a list is no JSON", { cause: error });
  }
}

/** Rows are numbered one after the other, so that what is known of them can stand in an array; more than this have no library. */
const MOST_ROWS = 50_000_000;

/** @returns one more than the highest number of a row. @throws DamagedIndex when no index ever had so many */
export function roomForRows(database: Database, table: "article" | "annotation"): number {
  const highest = database.first(`SELECT coalesce(max(number), 0) AS highest FROM ${table}`);
  if (highest === undefined) throw new Error("a maximum has one row");
  const room = numberIn(highest, "highest") + 1;
  if (room > MOST_ROWS) throw new DamagedIndex(`a row of ${table} has too high a number`);
  return room;
}
