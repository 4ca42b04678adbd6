import type { Library } from "../library/library.ts";
import type { ArticleDesk } from "./article-desk.ts";

/** Makes large logs smaller, once, some time after the start. */
export interface KeepLogsSmall {
  /** From now on, when nobody is waiting for the first things any more. */
  begin(): void;
  /** Ends after the log under way. */
  close(): Promise<void>;
}

/** Whoever opens the app to look something up has looked by then; logs have grown for months, and can wait a minute. */
const PAUSE_MS = 60_000;

interface KeepLogsSmallParts {
  readonly library: Pick<Library, "compactLogs">;
  readonly articles: Pick<ArticleDesk, "refresh">;
  /** Hears of mistakes of our own. */
  readonly onFault: (error: unknown) => void;
}

export function createKeepLogsSmall({
  library,
  articles,
  onFault,
}: KeepLogsSmallParts): KeepLogsSmall {
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | undefined;

  async function compact(): Promise<void> {
    const changed = await library.compactLogs(closing.signal);
    // They say what they said, but their files look otherwise, which the index has to know.
    if (changed.length > 0 && !closing.signal.aborted)
      await articles.refresh(changed, { partly: "keep-known" });
  }

  return {
    begin() {
      if (closing.signal.aborted) return;
      timer = setTimeout(() => {
        underWay = compact().catch(onFault);
      }, PAUSE_MS);
      timer.unref();
    },
    async close() {
      closing.abort();
      clearTimeout(timer);
      await underWay;
    },
  };
}
