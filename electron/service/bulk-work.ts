import type { AppEvent } from "#contract/events.js";
import type { SearchIndex } from "../index/search-index.ts";
import type { Library } from "../library/library.ts";
import { systemErrorCode } from "../library/system-error.ts";
import type { ArticleDesk } from "./article-desk.ts";
import { type BulkDesk, createBulkDesk } from "./bulk-desk.ts";
import { createKeepSaving } from "./keep-saving.ts";
import { createSettleDeeds } from "./settle-deeds.ts";

/** Deeds on very many articles, and what is done behind them. */
export interface BulkWork {
  /** Undefined for a command, which ends before the logs could be written behind it. */
  readonly desk: BulkDesk | undefined;
  /** Takes up what an earlier run, or another process, has written down. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

export function createBulkWork(parts: {
  readonly library: Library;
  readonly index: SearchIndex;
  readonly articles: ArticleDesk;
  readonly emit: (event: AppEvent) => void;
  readonly onFault: (error: unknown) => void;
  readonly isForWindows: boolean;
}): BulkWork {
  const { index, emit, onFault, isForWindows } = parts;
  const saving = createKeepSaving(parts);
  const settling = createSettleDeeds({
    index,
    onFault,
    onChanged: (articleIds) => emit({ kind: "articles-changed", articleIds: [...articleIds] }),
  });
  const desk = createBulkDesk({
    ...parts,
    onChanged() {
      // A list of so many would be no news.
      emit({ kind: "articles-changed", articleIds: [] });
      emit({ kind: "library-changed" });
    },
    onWaiting() {
      if (!isForWindows) return;
      saving.beginSoon();
      settling.beginSoon();
    },
  });
  return {
    desk: isForWindows ? desk : undefined,
    async resume() {
      try {
        await desk.resume();
      } catch (error) {
        // They cannot be read just now. The library opens all the same; whoever saves them says why, and tries again.
        if (systemErrorCode(error) === undefined) throw error;
        if (isForWindows) saving.begin();
      }
      if (isForWindows) settling.begin();
    },
    async close() {
      await saving.close();
      await settling.close();
    },
  };
}
