import type { FaultEvent } from "#core/fault/fault-event.js";
import type { CheckedProblem } from "../library/check/check-report.ts";
import { problemWording } from "../library/problem-wording.ts";

/** What a check found, for the journal: the damage that nobody else tells of. */
export function faultsOf(problems: readonly CheckedProblem[]): readonly FaultEvent[] {
  return problems
    .filter(({ nature }) => nature === undefined)
    .map(({ path, problem, action }) => ({
      kind: "damage-found",
      path,
      problem,
      // As whoever meets the damage while reading says it.
      action: action === problemWording.actions.left ? "" : action,
    }));
}
