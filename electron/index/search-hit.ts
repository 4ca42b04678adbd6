import { findTerms } from "#core/query/find-terms.js";
import { makeSnippet } from "#core/query/make-snippet.js";
import type { HitKind, Query } from "#core/query/query.js";
import { type SearchTerm, termsToMark } from "#core/query/search-terms.js";
import { spanOf } from "./annotation-span.ts";
import { compileQuery } from "./compile-query.ts";
import { type Database, numberIn } from "./database.ts";
import { articleRowOf } from "./list-articles.ts";
import { storedNotices } from "./notices.ts";
import { noteText, storedAnnotation } from "./put-annotations.ts";
import type { SearchHit } from "./rows.ts";
import type { Candidate } from "./search-candidates.ts";
import { storedText } from "./stored-text.ts";

/** Makes hits of what a query found (see `searchCandidates`). */
export function hitMaker(database: Database, query: Query): (candidate: Candidate) => SearchHit {
  const terms = termsToMark(query);
  const { kinds } = compileQuery(query, "annotation");
  return (candidate) =>
    candidate.subject === "article"
      ? articleHit(database, candidate, terms)
      : annotationHit(database, candidate, terms, kinds);
}

function articleHit(
  database: Database,
  { number, rank }: Candidate,
  terms: readonly SearchTerm[],
): SearchHit {
  const { articleId, title } = articleRowOf(database, number);
  const text = storedText(database, number);
  const notices = storedNotices(database, number);
  const { text: snippet, marks, hit } = makeSnippet(text, findTerms(text, terms), notices);
  return {
    articleId,
    title,
    kind: "article",
    snippet,
    marks: [...marks],
    start: hit?.start ?? 0,
    end: hit?.end ?? 0,
    annotationId: null,
    score: scoreOf(rank),
  };
}

function annotationHit(
  database: Database,
  { number, rank }: Candidate,
  terms: readonly SearchTerm[],
  kinds: ReadonlySet<HitKind>,
): SearchHit {
  const stored = database.first("SELECT article, entry FROM annotation WHERE number = ?", number);
  if (stored === undefined) throw new Error("an annotation was chosen that is not there");
  const annotation = storedAnnotation(stored);
  const { articleId, title } = articleRowOf(database, numberIn(stored, "article"));
  const quote = annotation.quote.exact;
  const note = noteText(annotation);
  const inQuote = kinds.has("quote") ? findTerms(quote, terms) : [];
  const inNote = kinds.has("note") ? findTerms(note, terms) : [];
  // The words marked are the passage; the note is shown where it alone was meant, or it is all that was found.
  const isNote = note !== "" && kinds.has("note") && inQuote.length === 0;
  const { text, marks } = isNote ? makeSnippet(note, inNote) : makeSnippet(quote, inQuote);
  return {
    articleId,
    title,
    kind: isNote ? "note" : "quote",
    snippet: text,
    marks: [...marks],
    ...spanOf(annotation),
    annotationId: annotation.annotationId,
    score: scoreOf(rank),
  };
}

/** Never the -0 that a minus would make of no rank. */
function scoreOf(rank: number): number {
  return 0 - rank;
}
