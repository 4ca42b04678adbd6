/**
 * What a query finds, worked out slowly and obviously from the records themselves: every part is looked up in plain text, as
 * the table at the top of compile-query.ts says. The index must find the same.
 */
import type { AnnotationState } from "#core/annotation/annotation.js";
import type { HitKind, Query, TextPart, TimeSpan } from "#core/query/query.js";
import { foldName, searchTokens } from "#core/text/fold-for-search.js";
import type { IndexedArticle } from "../../../electron/index/indexed-article.ts";

type Scope = readonly HitKind[];
interface Subject {
  readonly article: IndexedArticle;
  readonly annotation?: AnnotationState;
}

/** @returns ids of articles and annotations, sorted */
export function referenceSearch(articles: readonly IndexedArticle[], query: Query): string[] {
  const asksTrash = mentionsTrash(query);
  const scope: Scope = ["article", "quote", "note"];
  return articles
    .flatMap((article): (Subject & { id: string })[] => [
      { article, id: article.record.articleId },
      ...article.record.annotations.map((annotation) => ({
        article,
        annotation,
        id: annotation.annotationId,
      })),
    ])
    .filter(({ article, annotation }) => !(annotation ?? article.record).purged)
    .filter((subject) => asksTrash || !isTrashed(subject))
    .filter((subject) => subject.annotation === undefined || hasOwn(query, subject))
    .filter((subject) => holds(query, subject, scope) && isAllowed(query, subject))
    .map(({ id }) => id)
    .toSorted((a, b) => (a < b ? -1 : 1));
}

function mentionsTrash(query: Query): boolean {
  return JSON.stringify(query).includes('"trashed"');
}

function isTrashed({ article, annotation }: Subject): boolean {
  // Of an article that was deleted for good, annotations are left.
  const isArticleInTrash = article.record.trashed && !article.record.purged;
  return isArticleInTrash || annotation?.trashed === true;
}

/** The `in:` parts of the outermost conjunction say what a hit may be at all. */
function isAllowed(query: Query, { annotation }: Subject): boolean {
  const scope = narrow(["article", "quote", "note"], query.kind === "and" ? query.parts : [query]);
  return annotation === undefined
    ? scope.includes("article")
    : scope.includes("quote") || scope.includes("note");
}

function narrow(scope: Scope, parts: readonly Query[]): Scope {
  return scope.filter((kind) =>
    parts.every((part) => {
      if (part.kind === "in") return part.hits === kind;
      return !(part.kind === "not" && part.part.kind === "in" && part.part.hits === kind);
    }),
  );
}

function hasOwn(query: Query, subject: Subject): boolean {
  switch (query.kind) {
    case "and":
    case "or":
      return query.parts.some((part) => hasOwn(part, subject));
    case "not":
    case "site":
    case "language":
    case "published":
      return false;
    case "tag":
      return carries(subject.annotation?.tags ?? [], query.tag);
    case "text":
      return query.field === "any" && holds(query, subject, ["article", "quote", "note"]);
    case "is":
      return query.condition === "trashed"
        ? subject.annotation?.trashed === true
        : ["uncertain", "orphaned"].includes(query.condition) && holds(query, subject, []);
    case "in":
      return query.hits !== "article";
    case "color":
    case "has":
    case "added":
      return holds(query, subject, []);
  }
}

function holds(query: Query, subject: Subject, scope: Scope): boolean {
  const { article, annotation } = subject;
  const { record } = article;
  const alive = record.annotations.filter((each) => !each.trashed);
  const asked = annotation === undefined ? alive : [annotation];
  switch (query.kind) {
    case "and": {
      const within = narrow(scope, query.parts);
      return query.parts.every((part) => holds(part, subject, within));
    }
    case "or":
      return query.parts.some((part) => holds(part, subject, scope));
    case "not":
      return !holds(query.part, subject, scope);
    case "text":
      return textsOf(query, subject, scope).some((text) => stands(query, text));
    case "tag":
      return carries(record.tags, query.tag) || carries(annotation?.tags ?? [], query.tag);
    case "site":
      return foldName(record.current.site ?? "").includes(foldName(query.site));
    case "language":
      return `${record.current.language ?? ""}-`.startsWith(`${query.language}-`);
    case "color":
      return asked.some((each) => each.color === query.color);
    case "has":
      return asked.some((each) => query.belonging === "highlight" || each.note !== "");
    case "is":
      if (query.condition === "trashed") return isTrashed(subject);
      if (query.condition !== "uncertain" && query.condition !== "orphaned") {
        return record.state === query.condition;
      }
      return asked.some((each) => article.anchors.get(each.annotationId)?.kind === query.condition);
    case "in":
      if ((query.hits === "article") !== (annotation === undefined)) return false;
      return query.hits !== "note" || annotation?.note !== "";
    case "added":
      return lies(query, new Date((annotation ?? record).created));
    case "published": {
      const written = record.current.published ?? "";
      const [first, last] = [firstMomentOf(written), lastMomentOf(written)];
      return lies(query, first) && lies(query, last);
    }
  }
}

function textsOf(
  { field }: TextPart,
  { article, annotation }: Subject,
  scope: Scope,
): readonly string[] {
  const { title, current } = article.record;
  if (field === "title") return [title];
  if (field === "author") return [current.byline ?? ""];
  if (annotation === undefined) {
    return scope.includes("article")
      ? [title, current.byline ?? "", article.document?.plainText ?? ""]
      : [];
  }
  return [
    ...(scope.includes("quote") ? [annotation.quote.exact] : []),
    ...(scope.includes("note") ? [annotation.note] : []),
  ];
}

function stands({ text, isPrefix }: TextPart, within: string): boolean {
  const phrase = searchTokens(text);
  const tokens = searchTokens(within);
  return tokens.some((_token, at) =>
    phrase.every((word, offset) => {
      const token = tokens[at + offset] ?? "";
      return isPrefix && offset === phrase.length - 1 ? token.startsWith(word) : token === word;
    }),
  );
}

function carries(tags: readonly string[], tag: string): boolean {
  const name = foldName(tag);
  return tags.some((each) => foldName(each) === name || foldName(each).startsWith(`${name}/`));
}

/** Never where the date is none, whatever the span. */
function lies({ from, until }: TimeSpan, date: Date): boolean {
  const time = date.getTime();
  return time >= (from ?? -Infinity) && time < (until ?? Infinity);
}

/** Of a year, a month, a day or a time as it is written. */
function firstMomentOf(written: string): Date {
  // The runtime would make a date of "spring 2024", too.
  if (!/^\d{4}/.test(written)) return new Date(NaN);
  return new Date(written.length > 10 ? `${written.slice(0, 19)}Z` : written);
}

function lastMomentOf(written: string): Date {
  const end = firstMomentOf(written.slice(0, 10));
  if (written.length === 4) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (written.length === 7) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCDate(end.getUTCDate() + 1);
  return new Date(end.getTime() - 1);
}
