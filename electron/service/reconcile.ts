import { setImmediate as nextTurn } from "node:timers/promises";
import { compareText } from "#core/compare-text.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { SearchIndex } from "../index/search-index.ts";
import type { ArticleFolder, Library } from "../library/library.ts";
import type { ArticleDesk } from "./article-desk.ts";
import type { CallContext, Progress } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";

// One step of progress, and one chance to stop, every so many articles: few at first, so that a first start shows some soon, then
// more and more, for many together go into the index faster.
const FIRST_STEP = 50;
const LARGEST_STEP = 1_000;

/** An index that is begun anew more often while it is brought in step cannot be kept anywhere: the next call tries again. */
const MOST_ROUNDS = 5;

/** How far the index has been brought in step. */
export interface Reconciling {
  /**
   * `checking`: folders are looked at; lists and searches answer meanwhile, as of last time. `reading`: what changed is read.
   * `filling`: all is read for the first time since the index was begun; what is asked finds only what has been read.
   */
  readonly step: "checking" | "reading" | "filling";
  /** Articles that have been looked at, or that are in the index as they are in the files. */
  readonly done: number;
  /** All articles. */
  readonly total: number;
}

/** Brings the index in step with the files: what changed is read again, what is gone leaves. */
export interface Reconciler {
  /**
   * Reads only articles whose files look different from what the index last saw: where an earlier one was interrupted, it goes on.
   * One runs at a time, until the app closes; whoever asks meanwhile waits for that one.
   * @param context  its signal ends the waiting, not the work
   */
  reconcile(context?: CallContext): Promise<void>;
  /**
   * The same, but after one that is under way: it has passed by what is gone, where that was not decided yet, and has looked at folders
   * before they came back.
   */
  reconcileAnew(context: CallContext): Promise<void>;
  /** Fills an index that was begun anew because its file was damaged while the app ran. */
  mend(): Promise<void>;
  /** Fulfilled when nothing is under way. */
  idle(): Promise<void>;
  /** Throws the index away and reads everything; one that is being filled is new already, and is filled to its end. */
  rebuild(context: CallContext): Promise<{ articles: number; annotations: number }>;
}

export interface ReconcilerParts {
  readonly library: Library;
  readonly index: SearchIndex;
  readonly articles: ArticleDesk;
  readonly marks: LibraryMarksDesk;
  /** Ends the work when the app closes. What was read by then stays in the index. */
  readonly closing: AbortSignal;
  /** Hears of every step; undefined at the end. */
  readonly onStep: (step: Reconciling | undefined) => void;
}

export function createReconciler(parts: ReconcilerParts): Reconciler {
  const { index, closing } = parts;
  const waiting = new Set<CallContext["onProgress"]>();
  let underWay: Promise<void> | undefined;

  function tell(step: Reconciling): void {
    parts.onStep(step);
    if (step.step === "checking") return;
    const progress: Progress = { done: step.done, total: step.total, current: "" };
    for (const hear of waiting) hear(progress);
  }

  async function run(): Promise<void> {
    try {
      let begun: string;
      let rounds = 0;
      do {
        begun = index.begun;
        rounds += 1;
        await bringInStep(parts, begun, tell);
        // Found damaged meanwhile, or emptied by another process: what is in the new one says nothing of what was in this.
      } while (index.begun !== begun && !closing.aborted && rounds < MOST_ROUNDS);
    } finally {
      underWay = undefined;
      parts.onStep(undefined);
    }
  }

  async function reconcile(context?: CallContext): Promise<void> {
    if (context?.signal.aborted === true) return;
    if (context !== undefined) waiting.add(context.onProgress);
    try {
      underWay ??= run();
      await waitFor(context?.signal);
    } finally {
      if (context !== undefined) waiting.delete(context.onProgress);
    }
  }

  async function waitFor(signal: AbortSignal | undefined): Promise<void> {
    await (signal === undefined ? underWay : Promise.race([underWay, aborted(signal)]));
  }

  return {
    reconcile,
    async reconcileAnew(context) {
      // Whoever began it hears that it failed.
      await waitFor(context.signal).catch(() => undefined);
      await reconcile(context);
    },
    idle: () => waitFor(undefined),
    async mend() {
      if (index.needsFilling && !closing.aborted) await reconcile();
    },
    async rebuild(context) {
      if (!index.needsFilling) {
        // What runs would fill the index from a list that was made before it was emptied.
        await waitFor(context.signal);
        if (!context.signal.aborted) index.clear();
      }
      await reconcile(context);
      const { counts } = await index.ask("overview", undefined);
      const { inbox, reading, done, archived, trashed, annotations } = counts;
      return { articles: inbox + reading + done + archived + trashed, annotations };
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}

/** @param begun  which index; ends early when it was begun anew meanwhile */
async function bringInStep(
  { library, index, articles, marks, closing: signal }: ReconcilerParts,
  begun: string,
  tell: (step: Reconciling) => void,
): Promise<void> {
  const isStopped = (): boolean => signal.aborted || index.begun !== begun;
  await marks.refresh();
  const stamps = await stampsIn(index);
  const isFilling = index.needsFilling;
  const folders = await library.scan({
    signal,
    onProgress: (done, total) =>
      tell(
        isFilling
          ? { step: "filling", done: stamps.size, total }
          : { step: "checking", done, total },
      ),
  });
  // Only some of them were looked at: the others are not gone.
  if (isStopped()) return;
  const { changed, missing } = compare(stamps, folders);
  const marked = new Set(folders.flatMap(({ articleId, hasLogs }) => (hasLogs ? articleId : [])));
  const gone = missing.filter((articleId) => !library.isOutOfSight(articleId));
  if (gone.length > 0 && library.isAllInSight) index.remove(gone);
  const step = isFilling ? "filling" : "reading";
  const inStep = folders.length - changed.length;
  if (changed.length > 0) tell({ step, done: inStep, total: folders.length });
  let size = FIRST_STEP;
  for (let from = 0; from < changed.length && !isStopped(); from += size) {
    if (from > 0) size = Math.min(size * 2, LARGEST_STEP);
    const some = changed.slice(from, from + size);
    await articles.refresh(some, { signal, partly: "keep-known" });
    // Where nobody ever made a mark there is none to write, and each would be read once more.
    library.refreshNotes(some.filter((articleId) => marked.has(articleId)));
    tell({ step, done: inStep + from + some.length, total: folders.length });
  }
  const isMoreToLay = (): boolean => index.layLateOrder() || index.listSome(begun);
  while (!isStopped() && isMoreToLay()) await nextTurn();
  if (!signal.aborted) articles.markFilled(begun);
  while (!isStopped() && index.uniteSome()) await nextTurn();
}

/** Calls are answered in between. */
async function stampsIn(index: SearchIndex): Promise<ReadonlyMap<ArticleId, string>> {
  const all = new Map<ArticleId, string>();
  for (let from: number | undefined = 0; from !== undefined; await nextTurn()) {
    const { stamps, last } = index.stampsAfter(from);
    for (const [articleId, stamp] of stamps) all.set(articleId, stamp);
    // A damaged tree can lead back to where it came from.
    from = last !== undefined && last > from ? last : undefined;
  }
  return all;
}

/**
 * What the index has to read again, and what it has to forget unless it is only out of sight. The oldest first, as they came: folders are looked at in whatever order the
 * disk answers, and an index that is filled in another order ranks a little differently (see electron/index/WHY.md).
 */
function compare(
  stamps: ReadonlyMap<ArticleId, string>,
  folders: readonly ArticleFolder[],
): { readonly changed: readonly ArticleId[]; readonly missing: readonly ArticleId[] } {
  const present = new Set(folders.map(({ articleId }) => articleId));
  return {
    changed: folders
      .filter(({ articleId, stamp }) => stamps.get(articleId) !== stamp)
      .map(({ articleId }) => articleId)
      .toSorted(compareText),
    missing: [...stamps.keys()].filter((articleId) => !present.has(articleId)),
  };
}
