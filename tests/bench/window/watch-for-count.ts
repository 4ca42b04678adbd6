import type { Watch } from "./until-painted.ts";

/** A place in the sidebar, as it says what it leads to and how much that is. */
export interface WantedCount {
  /** "Archive1,000" */
  readonly text: string;
  /** The key that starts the clock. */
  readonly key: string;
  /** Whether the list must be empty then. */
  readonly isListEmpty: boolean;
}

/**
 * Runs in the page, before the key is pressed.
 * @returns milliseconds from the key to the second animation frame after sidebar and list were as wanted
 */
export function watchForCount({ text, key, isListEmpty }: WantedCount): Watch<number> {
  const seen = new Promise<number>((resolve) => {
    addEventListener(
      "keydown",
      function press(event) {
        if (event.key !== key) return;
        removeEventListener("keydown", press, { capture: true });
        requestAnimationFrame(function look(): void {
          const places = [...document.querySelectorAll("nav button")];
          const isCounted = places.some((place) => place.textContent === text);
          const isListed =
            !isListEmpty || document.querySelector('[role="option"][aria-posinset]') === null;
          if (!isCounted || !isListed) {
            requestAnimationFrame(look);
            return;
          }
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(performance.now() - event.timeStamp)),
          );
        });
      },
      { capture: true },
    );
  });
  return { seen };
}
