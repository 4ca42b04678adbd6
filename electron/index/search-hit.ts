import type { ArticleId } from "#core/identity/ids.js";
import { findPassages, type Passage } from "#core/query/find-passages.js";
import { findTerms, MOST_SPANS } from "#core/query/find-terms.js";
import { makeSnippet } from "#core/query/make-snippet.js";
import type { HitKind, Query } from "#core/query/query.js";
import { type SearchTerm, termsToMark } from "#core/query/search-terms.js";
import { spanOf } from "./annotation-span.ts";
import { askedQuery } from "./asked-query.ts";
import { compileQuery } from "./compile-query.ts";
import { type Database, numberIn } from "./database.ts";
import { DamagedIndex } from "./damaged-index.ts";
import { articleRowOf } from "./list-articles.ts";
import { storedNotices } from "./notices.ts";
import { noteText, storedAnnotation } from "./put-annotations.ts";
import type { HitPassage, SearchHit } from "./rows.ts";
import type { Candidate } from "./search-candidates.ts";
import { storedText } from "./stored-text.ts";

export interface PassagesQuestion {
  /** As typed. */
  readonly query: string;
  readonly articleId: ArticleId;
}

/** More of one article would hide the next. */
const OTHERS = 2;

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
  const spans = findTerms(text, terms);
  const [first, ...others] = findPassages(text, spans, notices).map(hitPassage);
  // One alone takes no more room than a line that says that there is one.
  const shown = others.length === OTHERS + 1 ? others.length : Math.min(OTHERS, others.length);
  return {
    articleId,
    title,
    kind: "article",
    ...(first ?? { ...snippetOf(makeSnippet(text, [])), start: 0, end: 0 }),
    annotationId: null,
    score: scoreOf(rank),
    others: others.slice(0, shown),
    left: others.length - shown,
    mayHaveMore: spans.length === MOST_SPANS,
  };
}

/**
 * Every place in an article where what a query asks for stands.
 * @returns as the hit of the article says, and those that it leaves out; none for an article that is not there
 */
export function passagesIn(
  database: Database,
  { query: typed, articleId }: PassagesQuestion,
): HitPassage[] {
  return database.read(() => {
    const query = askedQuery(database, typed);
    const article = database.first("SELECT number FROM article WHERE id = ?", articleId);
    if (query === undefined || article === undefined) return [];
    const number = numberIn(article, "number");
    const text = storedText(database, number);
    const spans = findTerms(text, termsToMark(query));
    return findPassages(text, spans, storedNotices(database, number)).map(hitPassage);
  });
}

function hitPassage({ hit, ...snippet }: Passage): HitPassage {
  return { ...snippetOf(snippet), ...hit };
}

function snippetOf({
  text,
  marks,
}: Pick<Passage, "text" | "marks">): Pick<SearchHit, "snippet" | "marks"> {
  return { snippet: text, marks: [...marks] };
}

function annotationHit(
  database: Database,
  { number, rank }: Candidate,
  terms: readonly SearchTerm[],
  kinds: ReadonlySet<HitKind>,
): SearchHit {
  const stored = database.first("SELECT article, entry FROM annotation WHERE number = ?", number);
  if (stored === undefined) throw new DamagedIndex("an annotation was chosen that is not there");
  const annotation = storedAnnotation(stored);
  const { articleId, title } = articleRowOf(database, numberIn(stored, "article"));
  const quote = annotation.quote.exact;
  const note = noteText(annotation);
  const inQuote = kinds.has("quote") ? findTerms(quote, terms) : [];
  const inNote = kinds.has("note") ? findTerms(note, terms) : [];
  // The words marked are the passage; the note is shown where it alone was meant, or it is all that was found.
  const isNote = note !== "" && kinds.has("note") && inQuote.length === 0;
  const snippet = isNote ? makeSnippet(note, inNote) : makeSnippet(quote, inQuote);
  return {
    articleId,
    title,
    kind: isNote ? "note" : "quote",
    ...snippetOf(snippet),
    ...spanOf(annotation),
    annotationId: annotation.annotationId,
    score: scoreOf(rank),
    others: [],
    left: 0,
    mayHaveMore: false,
  };
}

/** Never the -0 that a minus would make of no rank. */
function scoreOf(rank: number): number {
  return 0 - rank;
}
