import { askedQuery } from "./asked-query.ts";
import { type Database, numberIn } from "./database.ts";
import type { SearchHit } from "./rows.ts";
import { searchCandidates } from "./search-candidates.ts";
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
  /** What of the query was not understood. */
  explanation: { message: string; start: number; end: number } | null;
}

export function search(
  database: Database,
  { query: typed, offset, limit }: SearchQuestion,
): SearchAnswer {
  return database.read(() => {
    const { query, problem } = askedQuery(database, typed);
    const explanation = problem
      ? { message: problem.message, start: problem.start, end: problem.end }
      : null;
    if (query === undefined) return { hits: [], total: 0, explanation };
    const candidates = searchCandidates(query);
    const counted = database.first(
      `SELECT count(*) AS total FROM (${candidates.text})`,
      ...candidates.values,
    );
    const rows = database.all(
      `${candidates.text} ORDER BY rank, recency DESC, subject, number LIMIT ? OFFSET ?`,
      ...candidates.values,
      limit,
      offset,
    );
    return {
      hits: rows.map(hitMaker(database, query)),
      total: counted === undefined ? 0 : numberIn(counted, "total"),
      explanation,
    };
  });
}
