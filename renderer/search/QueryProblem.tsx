import styles from "./QueryProblem.module.css";
import type { QueryExplanation } from "./use-search.ts";

interface QueryProblemProps {
  readonly query: string;
  readonly problem: QueryExplanation;
}

/** What of the query was not understood, and where; the rest was searched for all the same. */
export function QueryProblem({ query, problem }: QueryProblemProps) {
  return (
    <p className={styles.problem} role="status">
      {problem.message}{" "}
      {problem.end > problem.start && (
        <span className={styles.query} aria-hidden="true">
          {query.slice(0, problem.start)}
          <u>{query.slice(problem.start, problem.end)}</u>
          {query.slice(problem.end)}
        </span>
      )}
    </p>
  );
}
