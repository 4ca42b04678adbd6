import type { AppEvent } from "#contract/events.js";
import type { ArticleId } from "#core/identity/ids.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import type { SearchIndex } from "../index/search-index.ts";
import type { Restamp } from "../index/standings.ts";
import type { Library, SavedArticle } from "../library/library.ts";
import type { ArticleDesk } from "./article-desk.ts";

/** Writes deeds on very many articles into the logs, behind everything else, and says how far it is. */
export interface KeepSaving {
  /** Something may wait. */
  begin(): void;
  /** Stops between two articles; the rest waits for the next start, or for another process. */
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Another process saves; whether it still lives is looked at again after this. */
const ELSEWHERE_PAUSE_MS = 2_000;
const SAID_EVERY_MS = 250;
/** As many stamps are written together. */
const STAMPED_AT_ONCE = 64;

interface KeepSavingParts {
  readonly library: Library;
  readonly index: SearchIndex;
  readonly articles: Pick<ArticleDesk, "refresh">;
  readonly emit: (event: AppEvent) => void;
  readonly onFault: (error: unknown) => void;
}

export function createKeepSaving(parts: KeepSavingParts): KeepSaving {
  const { library, emit, onFault } = parts;
  const closing = new AbortController();
  let underWay: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let isInTrouble = false;
  let saidAt = 0;
  const saved = createSavedBatch(parts);

  function onProgress({ done, total }: { readonly done: number; readonly total: number }): void {
    if (performance.now() - saidAt < SAID_EVERY_MS) return;
    saidAt = performance.now();
    emit({ kind: "saving", done, total });
  }

  async function run(): Promise<void> {
    const { onSaved } = saved;
    const end = await library.saveWaiting({ signal: closing.signal, onProgress, onSaved });
    saved.bringIn();
    if (end.kind !== "elsewhere") emit({ kind: "saving", done: 0, total: 0 });
    if (end.kind === "stuck") {
      const { failure } = end;
      const path = failure.path ?? library.directory;
      emit({ kind: "trouble", message: describeFailure(failure), path });
      isInTrouble = true;
      again(pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      return;
    }
    if (isInTrouble) emit({ kind: "trouble-over" });
    isInTrouble = false;
    pauseMs = FIRST_PAUSE_MS;
    if (end.kind === "elsewhere") again(ELSEWHERE_PAUSE_MS);
  }

  function again(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(begin, milliseconds);
    timer.unref();
  }

  function begin(): void {
    if (closing.signal.aborted) return;
    if (underWay !== undefined) {
      // It may be about to end.
      again(FIRST_PAUSE_MS);
      return;
    }
    underWay = run()
      .catch(onFault)
      .finally(() => {
        underWay = undefined;
      });
  }

  return {
    begin,
    async close() {
      closing.abort();
      clearTimeout(timer);
      await underWay;
    },
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
