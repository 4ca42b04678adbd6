import type { CheckRemark, CheckedProblem, ProblemNature } from "./check-report.ts";
import { namesIn } from "../directory-names.ts";
import { problemWording } from "../problem-wording.ts";
import type { Quarantine, WhyMoved } from "../quarantine.ts";
import { systemErrorCode } from "../system-error.ts";

const { left: LEFT } = problemWording.actions;

/** A check under way, and what it has found. */
export interface RunningCheck {
  /** The library. Absolute. */
  readonly directory: string;
  readonly quarantine: Quarantine;
  readonly repair: boolean;
  /** Stops it between two files and within a large one, by an AbortError. */
  readonly signal: AbortSignal | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  filesChecked: number;
  readonly problems: CheckedProblem[];
  readonly remarks: CheckRemark[];
}

/** What repair does nothing about. */
export function reportLeft(
  check: RunningCheck,
  path: string,
  problem: string,
  nature?: ProblemNature,
): void {
  check.problems.push({ path, problem, action: LEFT, ...(nature && { nature }) });
}

/** Nothing is wrong with it, and somebody may wonder what it is. */
export function remark(check: RunningCheck, path: string, words: string): void {
  check.remarks.push({ path, remark: words });
}

/**
 * What repair takes out of the library.
 * @param isIntact  asked once more of the bytes that are to be moved
 */
export async function reportDamage(
  check: RunningCheck,
  path: string,
  problem: string,
  isIntact?: (bytes: Buffer) => boolean,
): Promise<void> {
  const done = check.repair
    ? (await takeOut(check, path, { problem, ...(isIntact && { isIntact }) })).done
    : { action: LEFT };
  check.problems.push({ path, problem, ...done });
}

/** What repair did about a file. */
export type Done = Pick<CheckedProblem, "action" | "nature">;

/** @returns also where the file is now, if it was moved */
export async function takeOut(
  { quarantine }: RunningCheck,
  path: string,
  why: WhyMoved,
): Promise<{ readonly kept?: string; readonly done: Done }> {
  const { intact, moved, notMoved } = problemWording.actions;
  try {
    const kept = await quarantine.moveFile(path, why);
    if (kept === undefined) return { done: { action: intact, nature: "no-damage" } };
    return { kept, done: { action: moved(kept), nature: "moved" } };
  } catch (error) {
    return { done: { action: notMoved(codeOf(error)) } };
  }
}

/** A folder that cannot be read is a problem like any other; what lies elsewhere is checked all the same. */
export async function namesOf(check: RunningCheck, directory: string): Promise<readonly string[]> {
  try {
    return await namesIn(directory);
  } catch (error) {
    reportLeft(check, directory, problemWording.unreadableFolder(codeOf(error)));
    return [];
  }
}

export function unreadable(error: unknown): string {
  return problemWording.unreadableFile(codeOf(error));
}

/** @returns the name of what the file system said; throws on anything else, which is a mistake of ours */
export function codeOf(error: unknown): string {
  const code = systemErrorCode(error);
  if (code === undefined) throw error;
  return code;
}
