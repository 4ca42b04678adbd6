import type { AppEvent } from "#contract/events.js";
import type { ArticleId } from "#core/identity/ids.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { wording } from "#core/wording/wording.js";
import type { SearchIndex } from "../index/search-index.ts";
import type { Restamp } from "../index/standings.ts";
import type { Library, SavedArticle, SavedWaiting } from "../library/library.ts";
import type { ArticleDesk } from "./article-desk.ts";

/** Writes deeds on very many articles into the logs, behind everything else, and says how far it is. */
export interface KeepSaving {
  /** Something may wait. */
  begin(): void;
  /** A deed was just put into the index: windows ask first what it changed. */
  beginSoon(): void;
  /** Stops between two articles; the rest waits for the next start, or for another process. */
  close(): Promise<void>;
}

/** Windows have shown by then what a deed did; it is safe since before. */
export const SHOWN_AFTER_MS = 1_500;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Another process saves; whether it still lives is looked at again after this. */
const ELSEWHERE_PAUSE_MS = 2_000;
/** Articles that are out of sight are looked for after this, when nothing was heard of them, and then ever more rarely. */
const FIRST_LEFT_PAUSE_MS = 2_000;
const LONGEST_LEFT_PAUSE_MS = 3_600_000;
/** Of articles that cannot be written to. */
const MOST_NAMED = 3;
const SAID_EVERY_MS = 250;
/** As many stamps are written together. */
const STAMPED_AT_ONCE = 64;

interface KeepSavingParts {
  readonly library: Pick<Library, "saveWaiting" | "watch" | "directory">;
  readonly index: Pick<SearchIndex, "restamp">;
  readonly articles: Pick<ArticleDesk, "open" | "refresh">;
  readonly emit: (event: AppEvent) => void;
  readonly onFault: (error: unknown) => void;
}

export function createKeepSaving(parts: KeepSavingParts): KeepSaving {
  const { library, emit, onFault } = parts;
  const closing = new AbortController();
  let underWay: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let isWanted = false;
  let isInTrouble = false;
  const saved = createSavedBatch(parts);
  const onProgress = sayNowAndThen(emit);
  const lookout = createLookout(library, begin);

  async function run(): Promise<void> {
    const { onSaved } = saved;
    const end = await library.saveWaiting({ signal: closing.signal, onProgress, onSaved });
    saved.bringIn();
    if (end.kind !== "elsewhere") emit({ kind: "saving", done: 0, total: 0 });
    if (end.kind === "stuck") {
      emit(await troubleOf(parts, end));
      isInTrouble = true;
      againLater();
      return;
    }
    if (isInTrouble) emit({ kind: "trouble-over" });
    isInTrouble = false;
    pauseMs = FIRST_PAUSE_MS;
    if (end.kind === "elsewhere") again(ELSEWHERE_PAUSE_MS);
    if (end.kind === "left") again(lookout.expect(end.articleIds));
    else lookout.expectNone();
  }

  function againLater(): void {
    again(pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }

  function again(milliseconds: number): void {
    clearTimeout(timer);
    if (closing.signal.aborted) return;
    timer = setTimeout(begin, milliseconds);
    timer.unref();
  }

  function begin(): void {
    if (closing.signal.aborted) return;
    if (underWay !== undefined) {
      // It may be about to end.
      isWanted = true;
      return;
    }
    underWay = run()
      .catch((error: unknown) => {
        onFault(error);
        againLater();
      })
      .finally(() => {
        underWay = undefined;
        if (isWanted) again(FIRST_PAUSE_MS);
        isWanted = false;
      });
  }

  return {
    begin,
    beginSoon: () => again(SHOWN_AFTER_MS),
    async close() {
      closing.abort();
      clearTimeout(timer);
      await underWay;
      lookout.close();
    },
  };
}

async function troubleOf(
  { library, articles: { open } }: KeepSavingParts,
  { failure, articleIds }: Extract<SavedWaiting, { kind: "stuck" }>,
): Promise<AppEvent> {
  const path = failure.path ?? library.directory;
  if (articleIds.size === 0) return { kind: "trouble", message: describeFailure(failure), path };
  const named = [...articleIds].slice(0, MOST_NAMED);
  const opened = await Promise.all(named.map((articleId) => open(articleId)));
  const titles = opened.flatMap((article) => (article.ok ? [article.value.record.title] : []));
  const message = wording.library.deed.notSaved(titles, articleIds.size, failure);
  return { kind: "trouble", message, path };
}

function sayNowAndThen(
  emit: KeepSavingParts["emit"],
): (progress: { readonly done: number; readonly total: number }) => void {
  let saidAt = 0;
  return ({ done, total }) => {
    if (performance.now() - saidAt < SAID_EVERY_MS) return;
    saidAt = performance.now();
    emit({ kind: "saving", done, total });
  };
}

/** Looks out for articles that are out of sight. */
function createLookout(
  library: Pick<Library, "watch">,
  onBack: () => void,
): {
  /** @returns after how many milliseconds they are looked for again, where nothing is heard of them */
  expect(articleIds: ReadonlySet<ArticleId>): number;
  expectNone(): void;
  close(): void;
} {
  let expected: ReadonlySet<ArticleId> = new Set();
  let pauseMs = FIRST_LEFT_PAUSE_MS;
  let stopWatching: (() => void) | undefined;

  function close(): void {
    stopWatching?.();
    stopWatching = undefined;
  }

  return {
    expect(articleIds) {
      expected = articleIds;
      stopWatching ??= library.watch((changed) => {
        if (changed.articleIds.some((articleId) => expected.has(articleId))) onBack();
      });
      const now = pauseMs;
      pauseMs = Math.min(pauseMs * 2, LONGEST_LEFT_PAUSE_MS);
      return now;
    },
    expectNone() {
      pauseMs = FIRST_LEFT_PAUSE_MS;
      close();
    },
    close,
  };
}

/** Articles whose logs have grown, until there are enough of them to tell the index. */
function createSavedBatch({ index, articles, onFault }: KeepSavingParts): {
  onSaved(saved: readonly SavedArticle[]): void;
  bringIn(): void;
} {
  let stamps: Restamp[] = [];
  let toRead: ArticleId[] = [];

  function bringIn(): void {
    const [stamped, read] = [stamps, toRead];
    [stamps, toRead] = [[], []];
    const unknown = [...read, ...index.restamp(stamped)];
    if (unknown.length > 0) void articles.refresh(unknown).catch(onFault);
  }

  return {
    bringIn,
    onSaved(saved) {
      for (const { articleId, restamp } of saved) {
        if (restamp === undefined) toRead.push(articleId);
        else stamps.push({ articleId, ...restamp });
      }
      if (stamps.length + toRead.length >= STAMPED_AT_ONCE) bringIn();
    },
  };
}
