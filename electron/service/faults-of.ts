import type { FaultEvent } from "#core/fault/fault-event.js";
import type { CheckedProblem } from "../library/library.ts";
import { problemWording } from "../library/problem-wording.ts";

const LINE = /^Line \d/;
const MOVED = problemWording.actions.moved("");
/** Waits for an update, and is no damage. */
const NEWER: ReadonlySet<string> = new Set([
  problemWording.newerLibrary,
  problemWording.newerArticle,
  problemWording.newerFacts,
  problemWording.newerDeed,
]);

/**
 * What a check found, for the journal. Damaged lines are noted by whoever reads them, one fault for each log; and what was taken out of the
 * library is noted as that.
 */
export function faultsOf(problems: readonly CheckedProblem[]): readonly FaultEvent[] {
  return problems
    .filter(
      ({ problem, action }) =>
        !LINE.test(problem) && !action.startsWith(MOVED) && !NEWER.has(problem),
    )
    .map(({ path, problem, action }) => ({
      kind: "damage-found",
      path,
      problem,
      // As whoever meets the damage while reading says it.
      action: action === problemWording.actions.left ? "" : action,
    }));
}
