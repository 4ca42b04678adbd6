import type { ImportOutcome, InboxReport } from "#contract/records.js";
import type { FailureCode } from "#core/failure/failure.js";
import type { FailedFile, InboxFailures } from "./inbox-failures.ts";

/** What was tried of the inbox, and what became of it. Files are named by their path below the inbox. */
export interface InboxRecord {
  /** How many files were left because the reader stopped. */
  readonly left: number;
  /**
   * Reads what failed again: another process may have tried.
   * @param present  the names of what lies in the inbox now; the rest is forgotten
   */
  reload(present: ReadonlySet<string>): Promise<void>;
  /** Whether a file was not tried as it is now. */
  isUntried(name: string, stamp: string): Promise<boolean>;
  note(stamp: string, outcome: ImportOutcome): void;
  /** Everything is to be tried once more. */
  forgetFailures(): void;
  save(): Promise<void>;
  /** @param present  the stamp of every file that lies in the inbox now */
  report(present: ReadonlyMap<string, string>): Promise<Omit<InboxReport, "progress">>;
}

/** Of what was added the report keeps the latest. */
const MOST_REPORTED = 1_000;

/** Nothing is wrong with the file: it is on its way, somebody took it, or the library cannot be written to just now. */
const PASSING: readonly (FailureCode | null)[] = [
  "file-changed",
  "file-not-found",
  "library-missing",
  "library-read-only",
  "written-by-newer",
];

export function createInboxRecord(failures: InboxFailures): InboxRecord {
  let failed: Map<string, FailedFile> | undefined;
  /** Stamps by name. */
  const left = new Map<string, string>();
  const taken = new Map<string, ImportOutcome>();

  async function known(): Promise<Map<string, FailedFile>> {
    failed ??= new Map(await failures.read());
    return failed;
  }

  function noteTaken(outcome: ImportOutcome): void {
    failed?.delete(outcome.path);
    // Moved to the end: a Map remembers the order of insertion.
    taken.delete(outcome.path);
    taken.set(outcome.path, outcome);
    for (const oldest of taken.keys()) {
      if (taken.size > MOST_REPORTED) taken.delete(oldest);
    }
  }

  return {
    get left() {
      return left.size;
    },
    async reload(present) {
      failed = new Map([...(await failures.read())].filter(([name]) => present.has(name)));
    },
    async isUntried(name, stamp) {
      return (await known()).get(name)?.stamp !== stamp && left.get(name) !== stamp;
    },
    note(stamp, outcome) {
      if (outcome.status !== "failed") noteTaken(outcome);
      else if (outcome.code === "cancelled") left.set(outcome.path, stamp);
      else if (isNews(outcome)) failed?.set(outcome.path, { stamp, outcome });
    },
    forgetFailures() {
      failed?.clear();
      left.clear();
    },
    // Losing it costs one more try.
    save: () => failures.write(failed ?? new Map()).catch(() => undefined),
    async report(present) {
      const inVain = [...(await known())].filter(([name]) => present.has(name));
      const waiting = [...left].filter(([name, stamp]) => present.get(name) === stamp);
      return {
        outcomes: [
          ...inVain.map(([, { outcome }]) => outcome),
          ...[...taken.values()].toReversed(),
        ],
        waiting: waiting.length,
      };
    },
  };
}

/** Whether a reader should hear of it. */
export function isNews({ code }: ImportOutcome): boolean {
  return code !== "cancelled" && !PASSING.includes(code);
}
