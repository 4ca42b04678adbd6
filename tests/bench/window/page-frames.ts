import type { Page } from "playwright-core";

declare global {
  /** When frames began, in a page that is watched; milliseconds. */
  var benchFrames: { readonly begun: number[]; isOver: boolean } | undefined;
}

/** @returns how long each frame of a page was while `work` went on; milliseconds */
export async function framesDuring(
  page: Page,
  work: () => Promise<unknown>,
): Promise<readonly number[]> {
  await page.evaluate(watchFrames);
  await work();
  return await page.evaluate(stopWatching);
}

/** Runs in the page. */
function watchFrames(): void {
  const watch = { begun: new Array<number>(), isOver: false };
  globalThis.benchFrames = watch;
  requestAnimationFrame(function note(time): void {
    watch.begun.push(time);
    if (!watch.isOver) requestAnimationFrame(note);
  });
}

/** Runs in the page. */
function stopWatching(): number[] {
  const watch = globalThis.benchFrames;
  if (watch === undefined) throw new Error("nothing was watched");
  watch.isOver = true;
  const { begun } = watch;
  return begun.slice(1).map((time, place) => time - (begun[place] ?? 0));
}
