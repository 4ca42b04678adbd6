import { askedQuery } from "./asked-query.ts";
import { type Database, numberIn } from "./database.ts";
import type { SearchHit } from "./rows.ts";
import { type Candidate, type Candidates, searchCandidates } from "./search-candidates.ts";
import { hitMaker } from "./search-hit.ts";

export interface SearchQuestion {
  /** As typed. */
  readonly query: string;
  readonly offset: number;
  readonly limit: number;
}

export interface SearchAnswer {
  /** Best first. */
  hits: SearchHit[];
  total: number;
}

export function search(
  database: Database,
  { query: typed, offset, limit }: SearchQuestion,
): SearchAnswer {
  return database.read(() => {
    const query = askedQuery(database, typed);
    if (query === undefined) return { hits: [], total: 0 };
    const kinds = searchCandidates(database, query);
    // Each kind is cut to the page before they are put together: SQLite would sort all of both.
    const page = kinds
      .flatMap((kind) => best(database, kind, offset + limit))
      .toSorted(compareCandidates)
      .slice(offset, offset + limit);
    return {
      hits: page.map(hitMaker(database, query)),
      total: kinds.reduce((total, kind) => total + count(database, kind), 0),
    };
  });
}

/** @param typed  a query as typed. @returns how many hits it has, of every kind */
export function countHits(database: Database, typed: string): number {
  const query = askedQuery(database, typed);
  if (query === undefined) return 0;
  return searchCandidates(database, query).reduce(
    (total, kind) => total + count(database, kind),
    0,
  );
}

function best(database: Database, { subject, rows }: Candidates, limit: number): Candidate[] {
  const found = database.all(
    `${rows.text} ORDER BY rank, recency DESC, number LIMIT ?`,
    ...rows.values,
    limit,
  );
  return found.map((row) => ({
    subject,
    number: numberIn(row, "number"),
    rank: numberIn(row, "rank"),
    recency: numberIn(row, "recency"),
  }));
}

function compareCandidates(one: Candidate, other: Candidate): number {
  return one.rank - other.rank || other.recency - one.recency;
}

function count(database: Database, { rows }: Candidates): number {
  const counted = database.first(`SELECT count(*) AS total FROM (${rows.text})`, ...rows.values);
  return counted === undefined ? 0 : numberIn(counted, "total");
}
