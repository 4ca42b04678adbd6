import type { SqlValue } from "./database.ts";

/** A piece of SQL with the values for its question marks; nothing that a person typed is ever part of the text. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

export function sql(text: string, ...values: readonly SqlValue[]): Sql {
  return { text, values };
}

export const TRUE: Sql = sql("1");
export const FALSE: Sql = sql("0");

/**
 * Always holds, and stops a long statement that nobody waits for any more. Asked of one row in 256: of each, it would make a search
 * that finds everything take a quarter longer.
 * @param rowNumber  an expression that names the row's number
 */
export function whileWanted(rowNumber: string): Sql {
  // The plus keeps SQLite from looking for an index by it.
  return sql(`(+${rowNumber} & 255 <> 0 OR is_wanted())`);
}

/** @returns `TRUE` itself where nothing is asked, so that nobody looks for what has that */
export function allOf(conditions: readonly Sql[]): Sql {
  const asked = conditions.filter((condition) => condition !== TRUE);
  return asked.length === 0 ? TRUE : joined(asked, " AND ");
}

export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? FALSE : joined(conditions, " OR ");
}

export function not(condition: Sql): Sql {
  if (condition === FALSE) return TRUE;
  if (condition === TRUE) return FALSE;
  return { text: `NOT (${condition.text})`, values: condition.values };
}

function joined(conditions: readonly Sql[], word: string): Sql {
  return {
    text: `(${conditions.map(({ text }) => text).join(word)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}
