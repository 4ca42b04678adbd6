import type { SnapshotReason } from "#core/snapshot/snapshot-record.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { snapshotWording } from "#core/wording/snapshot-wording.js";
import type { LibraryProblem } from "../library/library.ts";
import {
  makeSnapshot,
  type MadeSnapshot,
  type SnapshotPlace,
} from "../library/snapshot/make-snapshot.ts";
import { createTurns } from "../library/turns.ts";
import { writeFailure } from "../library/write-failure.ts";
import type { AppParts } from "./app-parts.ts";
import { createChangedSince } from "./changed-since.ts";
import type { EventStream } from "./event-stream.ts";
import type { CallContext } from "./handlers.ts";
import { giveBackMemory } from "./give-back-memory.ts";
import { ownFault } from "./own-fault.ts";

/** Makes snapshots when it is time, and before what could do harm. */
export interface SnapshotDesk {
  readonly place: SnapshotPlace;
  /** One soon, and one an hour while something changes. For windows: a command ends before it would be time. */
  begin(): void;
  /**
   * Before a deed, which goes on whatever comes of it, unless it is cancelled meanwhile: all that it does can be undone. Who cancels
   * waits no longer.
   */
  before(reason: SnapshotReason, context: CallContext): Promise<void>;
  /** Throws what the file system throws. */
  make(reason: SnapshotReason, signal?: AbortSignal): Promise<MadeSnapshot>;
  /** Why the last one could not be made. */
  problems(): readonly LibraryProblem[];
  close(): Promise<void>;
}

/** The first list and the first article come before it. */
const START_PAUSE_MS = 5_000;
const HOUR_MS = 3_600_000;
/** Another process that makes one says much the same. */
const PATIENCE_MS = 10_000;
/** With more it is quicker to look at all folders, one after the other. */
const MOST_FOLDERS = 500;
/** Nobody who unites highlights waits longer: one undo parts them again. */
const LONGEST_MERGE_PAUSE_MS = 1_000;

export function createSnapshotDesk(
  { library, index }: Pick<AppParts, "library" | "index">,
  directory: string,
  { events, closing }: { readonly events: EventStream; readonly closing: AbortSignal },
): SnapshotDesk {
  const place = placeOf(library, directory);
  const changed = createChangedSince();
  const turns = createTurns();
  let timers: NodeJS.Timeout[] = [];
  let problem: string | undefined;
  events.subscribe(changed.hear);

  async function makeNow(reason: SnapshotReason, signal: AbortSignal): Promise<MadeSnapshot> {
    const { articleIds, giveBack } = changed.take();
    const isFew = articleIds !== undefined && articleIds.size <= MOST_FOLDERS;
    const folders = isFew ? [...articleIds].flatMap(index.foldersOf) : undefined;
    const { titleOf } = index;
    let isMade = false;
    try {
      const options = { reason, folders, titleOf, signal, patienceMs: PATIENCE_MS };
      const made = await makeSnapshot(place, options);
      isMade = made.kind === "made" || made.kind === "unchanged";
      // What another process makes, or what was stopped, says nothing of why this one could not.
      if (isMade) problem = undefined;
      return made;
    } catch (error) {
      problem = describeFailure(writeFailure(error, directory));
      throw error;
    } finally {
      if (!isMade) giveBack();
    }
  }

  function make(reason: SnapshotReason, signal?: AbortSignal): Promise<MadeSnapshot> {
    const either = signal === undefined ? closing : AbortSignal.any([closing, signal]);
    return turns.take(() => makeNow(reason, either));
  }

  /** A library that is out of sight has nothing to be kept; what was kept of it stays. */
  async function makeQuietly(reason: SnapshotReason, signal?: AbortSignal): Promise<void> {
    if (closing.aborted || library.readOnlyBecause?.code === "library-missing") return;
    try {
      await make(reason, signal);
    } catch (error) {
      // What the file system says is told by `problems`, until one can be made.
      problem ??= describeFailure(ownFault(error));
    }
  }

  return {
    place,
    make,
    begin() {
      const makeAtRest = (reason: SnapshotReason): void =>
        void makeQuietly(reason).then(giveBackMemory);
      // By then the library has been looked through, which takes room as well.
      const start = setTimeout(() => makeAtRest("start"), START_PAUSE_MS);
      const hourly = setInterval(() => {
        if (changed.isAny) makeAtRest("hourly");
      }, HOUR_MS);
      timers = [start.unref(), hourly.unref()];
    },
    async before(reason, { signal, onProgress }) {
      if (signal.aborted) return;
      onProgress({ done: 0, total: 0, current: snapshotWording.keepingFirst });
      const longestMs = reason === "merge" ? LONGEST_MERGE_PAUSE_MS : undefined;
      await orStopped(makeQuietly(reason, signal), signal, longestMs);
    },
    problems: () =>
      problem === undefined ? [] : [{ path: directory, problem: snapshotWording.notMade(problem) }],
    async close() {
      for (const timer of timers) clearTimeout(timer);
      await turns.idle();
    },
  };
}

function placeOf(
  { directory: library, identity, kept }: AppParts["library"],
  directory: string,
): SnapshotPlace {
  return { library, identity, name: kept.name, directory };
}

/** Waits until it is done, or the signal says that nobody wants to wait any more, and no longer than this. */
async function orStopped(
  work: Promise<void>,
  signal: AbortSignal,
  longestMs: number | undefined,
): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const stop = (): void => resolve();
  signal.addEventListener("abort", stop);
  const timer = longestMs === undefined ? undefined : setTimeout(stop, longestMs);
  await Promise.race([work, over]);
  clearTimeout(timer);
  signal.removeEventListener("abort", stop);
}
