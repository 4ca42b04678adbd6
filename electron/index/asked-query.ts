import { parseQuery } from "#core/query/parse-query.js";
import type { Query } from "#core/query/query.js";
import type { Database } from "./database.ts";
import { getLibraryMarks } from "./library-marks-table.ts";
import { spellOutTags, tagAliases } from "./tag-aliases.ts";

/**
 * Reads a typed query as this library understands it: merged tags mean each other. What was not understood is left out here;
 * the window and the command line explain it where it was typed.
 * @returns undefined when nothing is asked for
 */
export function askedQuery(database: Database, text: string): Query | undefined {
  const { query } = parseQuery(text);
  return query && spellOutTags(query, tagAliases(getLibraryMarks(database)));
}
