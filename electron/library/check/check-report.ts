import type { Failure } from "#core/failure/failure.js";
import type { LibraryProblem } from "../library.ts";
import type { KeptFiles } from "./check-kept.ts";

export interface CheckedProblem extends LibraryProblem {
  /** What was done about it, in words. */
  readonly action: string;
  /** Left out for damage that nobody tells of but the check. */
  readonly nature?: ProblemNature;
}

/** `damaged-line`: told by whoever reads the log. `moved`: told by the quarantine. `no-damage`: a newer Postil's, git's, or not here yet. */
export type ProblemNature = "damaged-line" | "moved" | "no-damage";

/** What this device keeps beside the library, and what is checked with it. */
export interface KeptBeside {
  /** Of the snapshots. Absolute. */
  readonly snapshots: string;
  readonly files: readonly KeptFiles[];
}

export interface CheckOptions {
  /** Left out, only what the library itself keeps in the data folder is checked with it. */
  readonly kept?: KeptBeside | undefined;
  /** Copies of damaged lines and the damaged files themselves go to the quarantine in the data directory. */
  readonly repair: boolean;
  /** A check that was stopped goes on: see there. */
  readonly goesOn?: GoesOn | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CheckProgress) => void) | undefined;
}

/** What an earlier check, which was stopped, has looked at. */
export interface GoesOn {
  /** Whether it found nothing in this folder of `articles/`. */
  hasFolder(name: string): boolean;
  /** In those folders; counted as checked. */
  readonly filesChecked: number;
  /** Nothing was found in this one. */
  folderIsSound(name: string, filesChecked: number): void;
  /** Whether it is time to note that. */
  readonly isDue: boolean;
  /** Called only while the library is in sight. */
  save(): Promise<void>;
}

export interface CheckProgress {
  readonly done: number;
  readonly total: number;
  /** The article folder being checked. */
  readonly current: string;
}

/** Something that is not needed, or is somebody else's: nothing is wrong with it, and nothing is done about it. */
export interface CheckRemark {
  readonly path: string;
  /** A sentence. */
  readonly remark: string;
}

export interface CheckReport {
  /** Why the library was out of sight at the end: then nothing that is said here, or not said, is to be believed. */
  readonly outOfSight?: Failure;
  readonly filesChecked: number;
  readonly problems: readonly CheckedProblem[];
  readonly remarks: readonly CheckRemark[];
}
