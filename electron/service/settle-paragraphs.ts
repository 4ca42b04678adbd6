import { setTimeout as pause } from "node:timers/promises";
import type { ArticleId } from "#core/identity/ids.js";
import type { SearchIndex } from "../index/search-index.ts";

/** A few at a time: calls are answered in between. */
const SETTLED_AT_ONCE = 10;
const PAUSE_MS = 20;

/** Puts right, behind everything else, what recurs after very many articles went to the trash or came back. */
export interface SettleParagraphs {
  begin(): void;
  close(): Promise<void>;
}

export function createSettleParagraphs(parts: {
  readonly index: Pick<SearchIndex, "settle">;
  readonly onChanged: (articleIds: readonly ArticleId[]) => void;
  readonly onFault: (error: unknown) => void;
}): SettleParagraphs {
  const closing = new AbortController();
  const { signal } = closing;
  let underWay: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const { changed, isDone } = parts.index.settle(SETTLED_AT_ONCE);
      if (changed.length > 0) parts.onChanged(changed);
      if (isDone) return;
      await pause(PAUSE_MS);
    }
  }

  return {
    begin() {
      underWay ??= run()
        .catch(parts.onFault)
        .finally(() => {
          underWay = undefined;
        });
    },
    async close() {
      closing.abort();
      await underWay;
    },
  };
}
