import type { Browser } from "playwright-core";
import { test } from "vitest";
import { launchChromium } from "./launch-chromium.ts";

/**
 * A test with the Chromium of its worker: started when a file first asks for it, handed on from file to file, and closed with
 * the worker. Contexts have nothing in common, and making one takes a tenth of the time.
 */
export const chromiumTest = test.extend(
  "browser",
  { scope: "worker" },
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern that nothing is needed
  async ({}, { onCleanup }): Promise<Browser> => {
    const browser = await launchChromium();
    onCleanup(() => browser.close());
    return browser;
  },
);

/** Hands the Chromium of the worker over before the tests of a file. What they leave open in it is closed after them. */
export function useChromium(take: (browser: Browser) => void): void {
  chromiumTest.beforeAll(({ browser }) => take(browser));
  chromiumTest.afterAll(async ({ browser }) => {
    for (const context of browser.contexts()) await context.close();
  });
}
