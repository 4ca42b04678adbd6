import type { Page } from "playwright-core";

declare global {
  /** Exists in the page alone. */
  var letPausesGo: () => void;
}

/**
 * From now on no pause passes in a page that is so long, or longer: whatever it does after one, it does not do because the machine
 * paused. Shorter ones pass.
 * @param from  milliseconds
 * @returns lets pauses pass again, those that wait from their beginning
 */
export async function holdPauses(page: Page, from: number): Promise<() => Promise<void>> {
  await page.evaluate(holdPausesHere, from);
  return () => page.evaluate(() => globalThis.letPausesGo());
}

/** Runs in the page: sees nothing of this file. */
function holdPausesHere(from: number): void {
  const begin = window.setTimeout.bind(window);
  const end = window.clearTimeout.bind(window);
  const held = new Map<number, () => number>();
  /** What those that were let go are called by the page. */
  const begun = new Map<number, number>();
  let last = 0;
  function setPause(work: TimerHandler, milliseconds = 0, ...rest: readonly unknown[]): number {
    if (milliseconds < from) return begin(work, milliseconds, ...rest);
    // The page's own are above nought.
    last -= 1;
    held.set(last, () => begin(work, milliseconds, ...rest));
    return last;
  }
  function clearPause(number?: number): void {
    if (number === undefined || held.delete(number)) return;
    end(begun.get(number) ?? number);
  }
  Object.assign(window, { setTimeout: setPause, clearTimeout: clearPause });
  globalThis.letPausesGo = () => {
    Object.assign(window, { setTimeout: begin });
    for (const [number, goOn] of held) begun.set(number, goOn());
    held.clear();
  };
}
