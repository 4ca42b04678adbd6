import { problemIn } from "#core/query/parse-query.js";
import styles from "./QueryProblem.module.css";

interface QueryProblemProps {
  readonly query: string;
}

/** What of the query was not understood, and where, if anything; the rest is searched for all the same. */
export function QueryProblem({ query }: QueryProblemProps) {
  const problem = problemIn(query);
  if (problem === undefined) return null;
  const { message, start, end } = problem;
  return (
    <p className={styles.problem} role="status">
      {message}{" "}
      {end > start && (
        <span className={styles.query} aria-hidden="true">
          {query.slice(0, start)}
          <u>{query.slice(start, end)}</u>
          {query.slice(end)}
        </span>
      )}
    </p>
  );
}
