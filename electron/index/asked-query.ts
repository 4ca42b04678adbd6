import { parseQuery } from "#core/query/parse-query.js";
import type { Query, QueryProblem } from "#core/query/query.js";
import type { Database } from "./database.ts";
import { getLibraryMarks } from "./library-marks-table.ts";
import { spellOutTags, tagAliases } from "./tag-aliases.ts";

/** Reads a typed query as this library understands it: merged tags mean each other. */
export function askedQuery(
  database: Database,
  text: string,
): { readonly query: Query | undefined; readonly problem: QueryProblem | undefined } {
  const { query, problem } = parseQuery(text);
  if (query === undefined) return { query, problem };
  return { query: spellOutTags(query, tagAliases(getLibraryMarks(database))), problem };
}
