import { parseQuery } from "#core/query/parse-query.js";
import type { Query } from "#core/query/query.js";
import type { Database } from "./database.ts";
import { localTime } from "./local-time.ts";
import { spellOutTags } from "./tag-names-of.ts";

/**
 * Reads a typed query as this library understands it: a tag means what it was called before, too. What was not understood is left out here;
 * the window and the command line explain it where it was typed.
 * @returns undefined when nothing is asked for
 */
export function askedQuery(database: Database, text: string): Query | undefined {
  const { query } = parseQuery(text, localTime());
  return query && spellOutTags(database, query);
}
