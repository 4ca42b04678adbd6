import { setTimeout as pause } from "node:timers/promises";
import type { ArticleId } from "#core/identity/ids.js";
import type { SearchIndex } from "../index/search-index.ts";
import { SHOWN_AFTER_MS } from "./keep-saving.ts";

/** A few at a time: calls are answered in between. */
const SETTLED_AT_ONCE = 10;
const PAUSE_MS = 20;

/** Puts right, behind everything else, what a deed on very many articles left behind in the index: see `SearchIndex.settle`. */
export interface SettleDeeds {
  begin(): void;
  /** A deed was just put into the index: windows ask first what it changed. */
  beginSoon(): void;
  close(): Promise<void>;
}

export function createSettleDeeds(parts: {
  readonly index: Pick<SearchIndex, "settle">;
  readonly onChanged: (articleIds: readonly ArticleId[]) => void;
  readonly onFault: (error: unknown) => void;
}): SettleDeeds {
  const closing = new AbortController();
  const { signal } = closing;
  let underWay: Promise<void> | undefined;

  async function run(afterMs: number): Promise<void> {
    await pause(afterMs, undefined, { signal, ref: false }).catch(() => undefined); // The app closes.
    while (!signal.aborted) {
      const { changed, isDone } = parts.index.settle(SETTLED_AT_ONCE);
      if (changed.length > 0) parts.onChanged(changed);
      if (isDone) return;
      await pause(PAUSE_MS);
    }
  }

  function beginAfter(milliseconds: number): void {
    underWay ??= run(milliseconds)
      .catch(parts.onFault)
      .finally(() => {
        underWay = undefined;
      });
  }

  return {
    begin: () => beginAfter(0),
    beginSoon: () => beginAfter(SHOWN_AFTER_MS),
    async close() {
      closing.abort();
      await underWay;
    },
  };
}
