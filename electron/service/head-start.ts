/** A window that has what it asked for draws its first list in less. Milliseconds. */
const QUIET_MS = 500;

/** For a window that opens: whoever waits longer for one had none to open. Milliseconds. */
export const WINDOW_HEAD_START_MS = 3_000;

/** The moment in which a window that opens has the processor to itself, before the library is looked through. */
export interface HeadStart {
  /** A call was answered. */
  heard(): void;
  /** Fulfilled once the window seems to have all that it needs, or none comes. Never rejected. */
  readonly over: Promise<void>;
}

/**
 * @param longestMs  before the first call, and again after it; 0 gives none
 * @param closing  ends it
 */
export function createHeadStart(longestMs: number, closing: AbortSignal): HeadStart {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  let isOver = false;
  let quiet: NodeJS.Timeout | undefined;
  const longest = setTimeout(end, longestMs);
  closing.addEventListener("abort", end);

  function end(): void {
    isOver = true;
    clearTimeout(longest);
    clearTimeout(quiet);
    closing.removeEventListener("abort", end);
    resolve();
  }

  if (longestMs === 0 || closing.aborted) end();
  return {
    over,
    heard() {
      if (isOver) return;
      if (quiet === undefined) longest.refresh();
      clearTimeout(quiet);
      quiet = setTimeout(end, QUIET_MS);
    },
  };
}
