/** Held inside an object, so that handing it over does not mean waiting for it. */
export interface Watch<Seen> {
  readonly seen: Promise<Seen>;
}

/**
 * Runs in Postil's window. Waits for a key, then for an article that says that it is ready and has highlights registered.
 * @returns milliseconds from the key to the second animation frame after that: the first one's paint is then done
 */
export function watchForArticle(): Watch<number> {
  const seen = new Promise<number>((resolve) => {
    let pressed = 0;
    const look = (): void => {
      const view = document.querySelector("iframe")?.contentWindow;
      // While the frame changes its document it has no root for a moment.
      const root: HTMLElement | null | undefined = view?.document.documentElement;
      const isReady = root?.dataset["ready"] === "true";
      // A window of the same origin has all of globalThis; TypeScript types `contentWindow` without it.
      const registry = (view as (Window & typeof globalThis) | null | undefined)?.CSS.highlights;
      const isMarked = [...(registry?.values() ?? [])].some((highlight) => highlight.size > 0);
      if (!isReady || !isMarked) {
        requestAnimationFrame(look);
        return;
      }
      requestAnimationFrame(() => {
        requestAnimationFrame(() => resolve(performance.now() - pressed));
      });
    };
    addEventListener(
      "keydown",
      (event) => {
        pressed = event.timeStamp;
        requestAnimationFrame(look);
      },
      { once: true, capture: true },
    );
  });
  return { seen };
}
