import type { QueryProblem } from "./query.ts";

/** @returns the typed query with what is suggested in the place of what was not understood; undefined when nothing is */
export function withSuggestion(
  typed: string,
  { start, end, suggestion }: QueryProblem,
): string | undefined {
  return suggestion && typed.slice(0, start) + suggestion + typed.slice(end);
}
