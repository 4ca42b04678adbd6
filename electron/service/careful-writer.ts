import type { AppEvent } from "#contract/events.js";
import type { Failure, FailureCode } from "#core/failure/failure.js";
import type { Change, Operation } from "#core/operation/operation.js";
import { fail, type Result } from "#core/result.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import type { FaultJournal } from "../library/fault-journal.ts";
import type { Deed, Library } from "../library/library.ts";
import { createTurns } from "../library/turns.ts";
import type { UnsavedChange, UnsavedJournal } from "./unsaved-journal.ts";
import { type UnsavedFaults, createUnsavedFaults } from "./unsaved-faults.ts";
import { type UnsavedQueue, createUnsavedQueue } from "./unsaved-queue.ts";

/** Writes to the library, and keeps what could not be written until it can be. */
export interface CarefulWriter {
  /** As the library's own; after a failure of the disk the change is kept, told of, and tried again. */
  readonly append: Library["append"];
  /** Keeps what was not even tried, as nothing can be written now, and tries it again like what failed. */
  keep(
    log: UnsavedChange["log"],
    changes: readonly Change[],
    deed: Deed,
    why: Failure,
  ): Promise<void>;
  /** Whether something of it is kept and tried again. */
  hasUnsaved(log: UnsavedChange["log"]): boolean;
  /** Whether these changes, which could not be written just now, are kept and tried again. */
  keeps(log: UnsavedChange["log"], changes: readonly Change[]): boolean;
  /** Takes up what an earlier run could not save. */
  resume(): Promise<void>;
  /** Tries once more; what is still unsaved stays in the journal for the next start. */
  close(): Promise<void>;
}

/** For a command: it says what failed and ends, and whoever typed it decides what comes next. */
export function createPlainWriter(library: Pick<Library, "append">): CarefulWriter {
  const nothing = async (): Promise<void> => undefined;
  return {
    append: (log, changes, deed) => library.append(log, changes, deed),
    keep: nothing,
    hasUnsaved: () => false,
    keeps: () => false,
    resume: nothing,
    close: nothing,
  };
}

/** Failures that pass when somebody makes room, connects the disk again, or brings the library back. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  "disk-full",
  "not-permitted",
  "library-read-only",
  "library-missing",
  "library-damaged",
  "library-newer",
  "written-by-newer",
  "file-unreadable",
  "write-failed",
]);
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

export interface CarefulWriterParts {
  readonly library: Pick<Library, "append" | "heads" | "directory"> & {
    readonly faults: Pick<FaultJournal, "note">;
  };
  readonly journal: UnsavedJournal;
  readonly emit: (event: AppEvent) => void;
  /** Told of what could be written after all. */
  readonly onSaved: (log: UnsavedChange["log"]) => Promise<void>;
}

/**
 * One append after the other, each as a whole, so that later changes never overtake earlier ones: while something of a log
 * is unsaved, a new change to it first waits for a try of the old.
 */
export function createCarefulWriter({
  library,
  journal,
  emit,
  onSaved,
}: CarefulWriterParts): CarefulWriter {
  const turns = createTurns();
  const faults = createUnsavedFaults(library.faults);
  const unsaved = createUnsavedQueue(library, faults.hearing(onSaved));
  let pauseMs = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;

  /** @returns why something is still unsaved, by log */
  async function writeUnsaved(): Promise<ReadonlyMap<UnsavedChange["log"], Failure>> {
    if (unsaved.isEmpty) return new Map();
    const stuck = await unsaved.write();
    faults.tellSaved();
    const [failure] = stuck.values();
    if (failure === undefined) {
      clearTimeout(timer);
      pauseMs = FIRST_PAUSE_MS;
      emit({ kind: "trouble-over" });
    } else tryAgainLater(failure);
    return stuck;
  }

  function tryAgainLater(failure: Failure): void {
    emit(troubleOf(failure, library));
    clearTimeout(timer);
    timer = setTimeout(() => void turns.take(writeUnsaved), pauseMs);
    timer.unref();
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }

  async function append(
    made: Omit<UnsavedChange, "after">,
  ): Promise<Result<readonly Operation[], Failure>> {
    const { log, changes, action, undoes } = made;
    const obstacle = (await writeUnsaved()).get(log);
    const written =
      obstacle === undefined
        ? await library.append(log, changes, { action, undoes })
        : fail(obstacle);
    if (!written.ok && isKept(made, written.error)) {
      await keep({ library, journal, faults, unsaved }, made, written.error);
      if (obstacle === undefined) tryAgainLater(written.error);
    }
    return written;
  }

  return {
    append(log, changes, { action, undoes }: Deed = {}) {
      const made = { log, changes: [...changes], since: Date.now(), action, undoes };
      return turns.take(() => append(made));
    },
    async keep(log, changes, { action, undoes }, why) {
      const made = { log, changes: [...changes], since: Date.now(), action, undoes };
      if (!isKept(made, why)) return;
      await turns.take(() => keep({ library, journal, faults, unsaved }, made, why));
    },
    hasUnsaved: unsaved.has,
    keeps: (log, changes) => unsaved.endsWith({ log, changes: [...changes], undoes: undefined }),
    async resume() {
      await turns.take(async () => {
        unsaved.add(...(await journal.takeOver()));
        await writeUnsaved();
      });
    },
    async close() {
      await turns.take(writeUnsaved);
      clearTimeout(timer);
      await journal.close();
    },
  };
}

function troubleOf(failure: Failure, { directory }: Pick<Library, "directory">): AppEvent {
  const message = describeFailure(failure);
  return { kind: "trouble", message, path: failure.path ?? directory };
}

interface Shelf extends Pick<CarefulWriterParts, "library" | "journal"> {
  readonly faults: UnsavedFaults;
  readonly unsaved: UnsavedQueue;
}

async function keep(
  { library, journal, faults, unsaved }: Shelf,
  made: Omit<UnsavedChange, "after">,
  why: Failure,
): Promise<void> {
  if (unsaved.endsWith(made)) return;
  const after = (await library.heads(made.log, made.changes)).map((heads) => [...heads]);
  unsaved.add(await journal.keep({ ...made, after }));
  faults.kept(made.log, why);
}

/** Not what fails again whenever it is tried, nor what is soon another thing. */
function isKept({ changes }: Pick<UnsavedChange, "changes">, why: Failure): boolean {
  return PASSING.has(why.code) && isWorthKeeping(changes);
}

/** A place where somebody scrolled to is soon another. */
function isWorthKeeping(changes: UnsavedChange["changes"]): boolean {
  return changes.some((change) => change.kind !== "position");
}
