import type { Page } from "playwright-core";

/** @returns what the window shows, as its history names it */
export function shownScreen(page: Page): Promise<unknown> {
  return page.evaluate((): unknown => history.state);
}
