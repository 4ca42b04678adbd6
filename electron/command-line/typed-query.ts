import { problemIn } from "#core/query/parse-query.js";
import { fail, ok, type Result } from "#core/result.js";
import { localTime } from "../index/local-time.ts";

/**
 * The query that the words behind a command make. Unlike a person before a window, a script sees no explanation beside its
 * answer, so what is not understood is refused.
 * @returns the query, or a sentence that says what is wrong with it
 */
export function typedQuery(words: readonly string[]): Result<string, string> {
  const query = words.join(" ");
  const problem = problemIn(query, localTime());
  return problem === undefined ? ok(query) : fail(problem.message);
}
