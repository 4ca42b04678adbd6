import type { AppEvent } from "#contract/events.js";
import type { Failure, FailureCode } from "#core/failure/failure.js";
import type { Operation } from "#core/operation/operation.js";
import type { Result } from "#core/result.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import type { Deed, Library } from "../library/library.ts";
import type { UnsavedChange, UnsavedJournal } from "./unsaved-journal.ts";

/** Writes to the library, and keeps what could not be written until it can be. */
export interface CarefulWriter {
  /** As the library's own; after a failure of the disk the change is kept, told of, and tried again. */
  readonly append: Library["append"];
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
    resume: nothing,
    close: nothing,
  };
}

/** Failures that pass when somebody makes room or connects the disk again. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  "disk-full",
  "not-permitted",
  "library-read-only",
  "write-failed",
]);
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

interface Unsaved {
  readonly change: UnsavedChange;
  readonly forget: () => Promise<void>;
}

/**
 * Later changes never overtake earlier ones: while something is unsaved, a new change first waits for a try of the old.
 * @param onSaved  told of what could be written after all
 */
export function createCarefulWriter(parts: {
  readonly library: Pick<Library, "append" | "directory">;
  readonly journal: UnsavedJournal;
  readonly emit: (event: AppEvent) => void;
  readonly onSaved: (log: UnsavedChange["log"]) => Promise<void>;
}): CarefulWriter {
  const { library, journal, emit, onSaved } = parts;
  const unsaved: Unsaved[] = [];
  let pauseMs = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let retrying: Promise<Failure | undefined> | undefined;

  /** @returns the failure that stands in the way, or undefined when nothing is unsaved any more */
  function retry(): Promise<Failure | undefined> {
    retrying ??= writeUnsaved().finally(() => {
      retrying = undefined;
    });
    return retrying;
  }

  async function writeUnsaved(): Promise<Failure | undefined> {
    clearTimeout(timer);
    for (let first = unsaved[0]; first !== undefined; first = unsaved[0]) {
      const { log, changes, action, undoes } = first.change;
      const written = await library.append(log, changes, { action, undoes });
      if (!written.ok) {
        tryAgainLater(written.error);
        return written.error;
      }
      unsaved.shift();
      await first.forget();
      await onSaved(log);
    }
    pauseMs = FIRST_PAUSE_MS;
    emit({ kind: "trouble-over" });
    return undefined;
  }

  function tryAgainLater(failure: Failure): void {
    const message = describeFailure(failure);
    emit({ kind: "trouble", message, path: failure.path ?? library.directory });
    timer = setTimeout(() => void retry(), pauseMs);
    timer.unref();
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }

  async function append(
    log: UnsavedChange["log"],
    changes: UnsavedChange["changes"],
    deed: Deed = {},
  ): Promise<Result<readonly Operation[], Failure>> {
    const obstacle = unsaved.length === 0 ? undefined : await retry();
    const written =
      obstacle === undefined
        ? await library.append(log, changes, deed)
        : ({ ok: false, error: obstacle } as const);
    if (!written.ok && PASSING.has(written.error.code) && isWorthKeeping(changes)) {
      const change = { log, changes, action: deed.action, undoes: deed.undoes };
      unsaved.push({ change, forget: await journal.keep(change) });
      tryAgainLater(written.error);
    }
    return written;
  }

  return {
    append: (log, changes, deed) => append(log, [...changes], deed),
    async resume() {
      unsaved.push(...(await journal.leftBehind()));
      if (unsaved.length > 0) await retry();
    },
    async close() {
      if (unsaved.length > 0) await retry();
      clearTimeout(timer);
    },
  };
}

/** A place where somebody scrolled to is soon another. */
function isWorthKeeping(changes: UnsavedChange["changes"]): boolean {
  return changes.some((change) => change.kind !== "position");
}
