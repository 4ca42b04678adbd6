import { foldName } from "../text/fold-for-search.ts";
import { nearestWord } from "./nearest-word.ts";
import type { QueryProblem } from "./query.ts";
import { tokenizeQuery } from "./query-token.ts";
import { fieldPart } from "./quote-value.ts";

/**
 * Finds a tag that was asked for and that nothing has, where another one is spelt nearly so: what was likely meant.
 * @param known  every tag by all the names that it has or had
 * @returns undefined when there is none, or nothing is like it
 */
export function unknownTagIn(typed: string, known: readonly string[]): QueryProblem | undefined {
  const tokens = tokenizeQuery(typed);
  for (const [at, token] of tokens.entries()) {
    const value = tokens[at + 1];
    if (token.kind !== "field" || token.name !== "tag" || value?.kind !== "text") continue;
    const nearest = nearestTag(value.text, known);
    if (nearest === undefined) continue;
    const suggestion = fieldPart("tag", nearest);
    const message = `Nothing is tagged “${value.text}”. Did you mean “${nearest}”?`;
    return { message, start: token.start, end: value.end, suggestion };
  }
  return undefined;
}

function nearestTag(typed: string, known: readonly string[]): string | undefined {
  const name = foldName(typed);
  const spellings = new Map(known.map((tag) => [foldName(tag), tag]));
  const names = [...spellings.keys()];
  if (names.some((each) => each === name || each.startsWith(`${name}/`))) return undefined;
  const nearest = nearestWord(name, names);
  return nearest === undefined ? undefined : spellings.get(nearest);
}
