import type { Page } from "playwright-core";

/**
 * Waits until a list stands in a page.
 * @param selector  of its rows
 * @returns the text of each row in the page, once the second animation frame after they came has begun
 */
export async function rowsOnScreen(page: Page, selector: string): Promise<readonly string[]> {
  return await page.evaluate(watchForRows, selector);
}

/** Runs in the page. */
function watchForRows(selector: string): Promise<string[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      const rows = [...document.querySelectorAll(selector)];
      if (rows.length === 0) {
        requestAnimationFrame(look);
        return;
      }
      requestAnimationFrame(() => {
        requestAnimationFrame(() => resolve(rows.map((row) => row.textContent ?? "")));
      });
    };
    look();
  });
}
