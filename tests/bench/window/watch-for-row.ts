import type { Page } from "playwright-core";
import type { Watch } from "./until-painted.ts";

/** A row of the list, by its place from 1. */
export interface WantedRow {
  readonly place: number;
  /** What the row must not say, since it was there before. */
  readonly before: string;
  /** What starts the clock. */
  readonly event: "keydown" | "pointerup";
}

/** @returns what a row of the list says; "" while it is not there */
export async function textOfRow(page: Page, place: number): Promise<string> {
  const row = page.locator(`[role="option"][aria-posinset="${place}"]`);
  return (await row.count()) === 0 ? "" : ((await row.textContent()) ?? "");
}

/**
 * Runs in the page, with the row that is waited for.
 * @returns milliseconds from the key or the end of the click to the second animation frame after the row was there
 */
export function watchForRow({ place, before, event }: WantedRow): Watch<number> {
  const seen = new Promise<number>((resolve) => {
    addEventListener(
      event,
      ({ timeStamp }) => {
        requestAnimationFrame(function look(): void {
          const row = document.querySelector(`[role="option"][aria-posinset="${place}"]`);
          const text = row?.textContent ?? "";
          if (text === "" || text === before) {
            requestAnimationFrame(look);
            return;
          }
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(performance.now() - timeStamp)),
          );
        });
      },
      { once: true, capture: true },
    );
  });
  return { seen };
}
