import { searchTokens } from "../text/fold-for-search.ts";
import type { Query, TextPart } from "./query.ts";

/** A folded phrase to look for in a folded text. */
export interface SearchTerm {
  /** Never empty. */
  readonly tokens: readonly string[];
  /** The last token may go on. */
  readonly isPrefix: boolean;
}

export function searchTerm(part: TextPart): SearchTerm {
  return { tokens: searchTokens(part.text), isPrefix: part.isPrefix };
}

/** @returns what a hit's own text is marked with: the phrases asked for, not those ruled out, nor those of other fields */
export function termsToMark(query: Query): readonly SearchTerm[] {
  if (query.kind === "and" || query.kind === "or") return query.parts.flatMap(termsToMark);
  return query.kind === "text" && query.field === "any" ? [searchTerm(query)] : [];
}
