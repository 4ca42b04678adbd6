import type { HitKind, Query, TextPart } from "#core/query/query.js";
import { searchTerm } from "#core/query/search-terms.js";

/** What is asked: rows of `article` as `a`, or rows of `annotation` as `n` joined with their article as `a`. */
export type Subject = "article" | "annotation";

/** Where words may stand. */
export type Scope = ReadonlySet<HitKind>;

export function isOutside(subject: Subject, scope: Scope): boolean {
  return subject === "article" ? !scope.has("article") : !scope.has("quote") && !scope.has("note");
}

/** Whether the full-text table of the subject can answer a part by itself. */
export function isText(query: Query, subject: Subject): boolean {
  if (query.kind === "and" || query.kind === "or") {
    return query.parts.every((part) => isText(part, subject));
  }
  if (query.kind === "not") return isText(query.part, subject);
  return query.kind === "text" && (subject === "article" || query.field === "any");
}

/** @returns an FTS5 expression; undefined when it would have nothing to find, only to leave out */
export function matchAll(
  parts: readonly Query[],
  subject: Subject,
  scope: Scope,
): string | undefined {
  const found: string[] = [];
  const leftOut: string[] = [];
  for (const part of parts) {
    const isLeftOut = part.kind === "not";
    const expression = matchPart(isLeftOut ? part.part : part, subject, scope);
    if (expression === undefined) return undefined;
    (isLeftOut ? leftOut : found).push(expression);
  }
  if (found.length === 0) return undefined;
  const all = `(${found.join(" AND ")})`;
  return leftOut.length === 0 ? all : `(${all} NOT (${leftOut.join(" OR ")}))`;
}

function matchPart(part: Query, subject: Subject, scope: Scope): string | undefined {
  if (part.kind === "and") return matchAll(part.parts, subject, scope);
  if (part.kind === "or") {
    const each = part.parts.map((alternative) => matchPart(alternative, subject, scope));
    return each.includes(undefined) ? undefined : `(${each.join(" OR ")})`;
  }
  return part.kind === "text" ? matchText(part, subject, scope) : undefined;
}

/** Tokens hold letters and digits alone (see `foldForSearch`), so nothing in a phrase can end it. */
export function matchText(part: TextPart, subject: Subject, scope: Scope): string {
  const { tokens, isPrefix } = searchTerm(part);
  const phrase = `"${tokens.join(" ")}"${isPrefix ? " *" : ""}`;
  const column = columnFor(part, subject, scope);
  return column === undefined ? phrase : `${column} : ${phrase}`;
}

function columnFor({ field }: TextPart, subject: Subject, scope: Scope): string | undefined {
  if (field === "title") return "title";
  if (field === "author") return "byline";
  if (subject === "article" || (scope.has("quote") && scope.has("note"))) return undefined;
  return scope.has("quote") ? "quote" : "note";
}
