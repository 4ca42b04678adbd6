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
  ({}, { onCleanup }): Promise<Browser> => chromiumUntil(onCleanup),
);

/**
 * The same, for windows that are opened one after the other in one context: as long as any page of their origin is open there
 * they share its process, and the script of the window is compiled for the first of them only.
 */
export const oneProcessTest = test.extend(
  "browser",
  { scope: "worker" },
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern that nothing is needed
  ({}, { onCleanup }): Promise<Browser> => chromiumUntil(onCleanup, "--renderer-process-limit=1"),
);

async function chromiumUntil(
  onCleanup: (end: () => Promise<void>) => void,
  ...switches: readonly string[]
): Promise<Browser> {
  const browser = await launchChromium({ switches });
  onCleanup(() => browser.close());
  return browser;
}

/** Hands the Chromium of the worker over before the tests of a file. What they leave open in it is closed after them. */
export function useChromium(take: (browser: Browser) => void): void {
  chromiumTest.beforeAll(({ browser }) => take(browser));
  chromiumTest.afterAll(async ({ browser }) => {
    for (const context of browser.contexts()) await context.close();
  });
}
