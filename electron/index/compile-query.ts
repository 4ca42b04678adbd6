/**
 * What a query means in SQL. Every part has one meaning for an article and one for an annotation:
 *
 * | part            | an article                            | an annotation                                   |
 * |-----------------|---------------------------------------|-------------------------------------------------|
 * | words           | stand in its title, byline or body    | stand in its quote or note, as `in:` allows     |
 * | title: author:  | stand in its title, byline            | its article's                                   |
 * | tag:            | it carries the tag or one below       | it or its article does                          |
 * | site: lang:     | its own                               | its article's                                   |
 * | color:          | one of its highlights has it          | its own                                         |
 * | has:            | one of its annotations is such        | it is such                                      |
 * | is:             | its state; a highlight that needs a look | its own anchor; else its article's state     |
 * | in:             | whether articles are asked for        | whether quotes, notes are asked for             |
 * | after: before:  | when it was added                     | when it was made                                |
 * | published:      | what its source says                  | its article's                                   |
 *
 * Beside a word, `in:` also says where the word must stand.
 */
import { assertNever } from "#core/assert-never.js";
import type { HitKind, Query, TextPart, TimeSpan } from "#core/query/query.js";
import { foldName } from "#core/text/fold-for-search.js";
import {
  isOutside,
  isText,
  matchAll,
  matchText,
  type Scope,
  type Subject,
} from "./match-expression.ts";
import { allOf, anyOf, FALSE, not, type Sql, sql, TRUE } from "./sql.ts";

/** The parts that full-text search answers, and ranks; and a condition on the row for the rest. */
export interface CompiledQuery {
  /** An FTS5 expression on `article_words` or `annotation_words`; undefined when no words have to be found. */
  readonly match: string | undefined;
  readonly condition: Sql;
  /** What a hit may be. */
  readonly kinds: Scope;
}

const EVERYWHERE: Scope = new Set<HitKind>(["article", "quote", "note"]);

export function compileQuery(query: Query, subject: Subject): CompiledQuery {
  const parts = query.kind === "and" ? query.parts : [query];
  const scope = narrowed(EVERYWHERE, parts);
  if (isOutside(subject, scope)) return { match: undefined, condition: FALSE, kinds: scope };
  const match = matchAll(
    parts.filter((part) => isText(part, subject)),
    subject,
    scope,
  );
  const rest = match === undefined ? parts : parts.filter((part) => !isText(part, subject));
  return {
    match,
    condition: allOf(rest.map((part) => condition(part, subject, scope))),
    kinds: scope,
  };
}

/** Whether the query speaks of the trash itself; else what lies in it is left out. */
export function mentionsTrash(query: Query): boolean {
  if (query.kind === "and" || query.kind === "or") return query.parts.some(mentionsTrash);
  if (query.kind === "not") return mentionsTrash(query.part);
  return query.kind === "is" && query.condition === "trashed";
}

/**
 * Whether an annotation itself, and not only its article, has something that was asked for. Without this, every highlight in
 * an article tagged `war` would be a hit for `tag:war`.
 * @returns undefined when the query asks for nothing that an annotation could have of its own
 */
export function ownPart(query: Query): Sql | undefined {
  switch (query.kind) {
    case "and":
    case "or": {
      const own = query.parts.flatMap((part) => ownPart(part) ?? []);
      return own.length === 0 ? undefined : anyOf(own);
    }
    case "tag":
      return annotationTag(query.tag, query.storedAs);
    case "text":
      return query.field === "any" ? condition(query, "annotation", EVERYWHERE) : undefined;
    case "is":
      return query.condition === "trashed" ? sql("n.trashed = 1") : ownAnchor(query.condition);
    case "color":
    case "has":
    case "added":
      return condition(query, "annotation", EVERYWHERE);
    case "in":
      return query.hits === "article" ? undefined : TRUE;
    case "not":
    case "site":
    case "language":
    case "published":
      return undefined;
  }
}

/** The articles that carry a tag, or one below it. @param storedAs  see `storedNamesOf` */
export function articleTag(tag: string, storedAs: readonly string[] | undefined): Sql {
  const range = tagRange(tag, storedAs);
  return sql(`a.number IN (SELECT article FROM article_tag WHERE ${range.text})`, ...range.values);
}

/** The annotations that carry a tag, or one below it. @param storedAs  see `storedNamesOf` */
export function annotationTag(tag: string, storedAs: readonly string[] | undefined): Sql {
  const range = tagRange(tag, storedAs);
  return sql(
    `n.number IN (SELECT annotation FROM annotation_tag WHERE ${range.text})`,
    ...range.values,
  );
}

function tagRange(tag: string, storedAs: readonly string[] | undefined): Sql {
  return anyOf(tagRanges(tag, storedAs));
}

/** Where in the tables of tags those lie that are meant by one. @param storedAs  see `storedNamesOf` */
export function tagRanges(tag: string, storedAs: readonly string[] | undefined): readonly Sql[] {
  if (storedAs !== undefined) {
    return [sql("name IN (SELECT value FROM json_each(?))", JSON.stringify(storedAs))];
  }
  const name = foldName(tag);
  // "0" is the character after "/": between them lies all that begins with the name and a slash.
  return [sql("name = ?", name), sql("(name > ? AND name < ?)", `${name}/`, `${name}0`)];
}

function condition(query: Query, subject: Subject, scope: Scope): Sql {
  switch (query.kind) {
    case "and": {
      const within = narrowed(scope, query.parts);
      return allOf(query.parts.map((part) => condition(part, subject, within)));
    }
    case "or":
      return anyOf(query.parts.map((part) => condition(part, subject, scope)));
    case "not":
      return not(condition(query.part, subject, scope));
    case "text":
      return textCondition(query, subject, scope);
    case "tag":
      return subject === "article"
        ? articleTag(query.tag, query.storedAs)
        : anyOf([articleTag(query.tag, query.storedAs), annotationTag(query.tag, query.storedAs)]);
    case "site":
      return sql("instr(a.site, ?) > 0", foldName(query.site));
    case "language": {
      const language = foldName(query.language);
      return sql("(a.language = ? OR instr(a.language, ?) = 1)", language, `${language}-`);
    }
    case "color":
      return annotationCondition(sql("color = ?", query.color), subject);
    case "has":
      return annotationCondition(query.belonging === "note" ? sql("hasNote = 1") : TRUE, subject);
    case "is":
      return stateCondition(query.condition, subject);
    case "in":
      return isInside(query.hits, subject);
    case "added":
      return addedWithin(query, subject);
    case "published":
      return publishedWithin(query);
    default:
      return assertNever(query);
  }
}

function textCondition(part: TextPart, subject: Subject, scope: Scope): Sql {
  if (part.field !== "any" || subject === "article") {
    if (part.field === "any" && !scope.has("article")) return FALSE;
    const number = subject === "article" ? "a.number" : "n.article";
    return sql(
      `${number} IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)`,
      matchText(part, "article", scope),
    );
  }
  if (isOutside(subject, scope)) return FALSE;
  return sql(
    "n.number IN (SELECT rowid FROM annotation_words WHERE annotation_words MATCH ?)",
    matchText(part, subject, scope),
  );
}

/** @param own  a condition on columns that only `annotation` has */
function annotationCondition(own: Sql, subject: Subject): Sql {
  if (subject === "annotation") return own;
  return sql(
    `EXISTS (SELECT 1 FROM annotation WHERE article = a.number AND trashed = 0 AND ${own.text})`,
    ...own.values,
  );
}

function stateCondition(state: (Query & { kind: "is" })["condition"], subject: Subject): Sql {
  if (state === "trashed") {
    return sql(subject === "article" ? "a.trashed = 1" : "(a.trashed = 1 OR n.trashed = 1)");
  }
  return ownAnchor(state) === undefined
    ? sql("a.state = ?", state)
    : annotationCondition(sql("anchor = ?", state), subject);
}

function ownAnchor(state: string): Sql | undefined {
  return state === "uncertain" || state === "orphaned" ? sql("n.anchor = ?", state) : undefined;
}

function addedWithin({ from, until }: TimeSpan, subject: Subject): Sql {
  const column = subject === "article" ? "a.added" : "n.created";
  return allOf([
    ...(from === null ? [] : [sql(`${column} >= ?`, from)]),
    ...(until === null ? [] : [sql(`${column} < ?`, until)]),
  ]);
}

function publishedWithin({ from, until }: TimeSpan): Sql {
  return allOf([
    // Said in full: the opposite then holds for what has no date.
    sql("a.published IS NOT NULL"),
    ...(from === null ? [] : [sql("a.published >= ?", from)]),
    ...(until === null ? [] : [sql("a.publishedUntil <= ?", until)]),
  ]);
}

function isInside(hits: HitKind, subject: Subject): Sql {
  if ((hits === "article") !== (subject === "article")) return FALSE;
  return hits === "note" ? sql("n.hasNote = 1") : TRUE;
}

/** `in:` parts of a conjunction say where the words beside them may stand. */
function narrowed(scope: Scope, parts: readonly Query[]): Scope {
  let within = [...scope];
  for (const part of parts) {
    if (part.kind === "in") within = within.filter((hits) => hits === part.hits);
    if (part.kind === "not" && part.part.kind === "in") {
      const { hits: excluded } = part.part;
      within = within.filter((hits) => hits !== excluded);
    }
  }
  return new Set(within);
}
