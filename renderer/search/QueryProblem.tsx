import { useMemo } from "react";
import { problemIn } from "#core/query/parse-query.js";
import type { QueryProblem as Problem } from "#core/query/query.js";
import { unknownTagIn } from "#core/query/unknown-tag.js";
import { withSuggestion } from "#core/query/with-suggestion.js";
import { wording } from "#core/wording/wording.js";
import { useOverview } from "../data/use-overview.ts";
import { useCommand, useKeyOf } from "../keyboard/use-command.ts";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import styles from "./QueryProblem.module.css";
import { localTime } from "./local-time.ts";

interface QueryProblemProps {
  /** What is searched for. */
  readonly query: string;
  /** What stands in the field, which may be a little further. */
  readonly typed: string;
  readonly onSuggestion: (query: string) => void;
}

/**
 * What of the query was not understood, or is no tag, and where, if anything; the rest is searched for all the same. One key or one press
 * writes into the field what is suggested instead.
 */
export function QueryProblem({ query, typed, onSuggestion }: QueryProblemProps) {
  const overview = useOverview();
  const known = useMemo(
    () => overview && [...overview.tags, ...overview.tagMarks].map(({ tag }) => tag),
    [overview],
  );
  // A library may have thousands of tags, which are not compared with what stands there on each letter.
  const problem = useMemo(() => problemOf(query, known), [query, known]);
  const suggestion = problem?.suggestion;
  const key = useKeyOf("use-suggestion");
  function take(): boolean {
    const current = problemOf(typed, known);
    const better = current && withSuggestion(typed, current);
    if (better === undefined) return false;
    onSuggestion(better);
    return true;
  }
  useCommand("use-suggestion", take, { isEnabled: suggestion !== undefined });
  if (problem === undefined) return null;
  const { message, start, end } = problem;
  return (
    <div className={styles.problem}>
      <p role="status">
        {message}{" "}
        {end > start && (
          <span className={styles.query} aria-hidden="true">
            {query.slice(0, start)}
            <u>{query.slice(start, end)}</u>
            {query.slice(end)}
          </span>
        )}
      </p>
      {suggestion !== undefined && (
        <Button kind="quiet" onPress={take}>
          {wording.search.takeSuggestion(suggestion)}
          <Kbd chord={key} />
        </Button>
      )}
    </div>
  );
}

/** @param known  every tag by all its names; undefined until they have arrived */
function problemOf(query: string, known: readonly string[] | undefined): Problem | undefined {
  return problemIn(query, localTime()) ?? (known && unknownTagIn(query, known));
}
