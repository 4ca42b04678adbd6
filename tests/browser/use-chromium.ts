import type { Browser } from "playwright-core";
import { test } from "vitest";
import { launchChromium } from "./launch-chromium.ts";
import { closeContextsInUse } from "./lent-context.ts";

/**
 * Windows share a process, and look for their script among what was compiled there before it is compiled beside its download:
 * that saves a tenth of what the process does in a test.
 */
const COMPILED_ONCE = ["--renderer-process-limit=1", "--js-flags=--no-script-streaming"] as const;

/**
 * A test with the Chromium of its worker: started when a file first asks for it, handed on from file to file, and closed with
 * the worker. Contexts have nothing in common, and making one takes a tenth of the time. The file in which it crashes fails, and the
 * next one has another. Pages of one context share a process where they are of one site: in it the script of the window is
 * compiled for the first of them only (see `lendContext`).
 */
export const chromiumTest = test
  .extend(
    "chromium",
    { scope: "worker" },
    // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern that nothing is needed
    ({}, { onCleanup }) => lastingChromium(onCleanup, ...COMPILED_ONCE),
  )
  .extend("browser", { scope: "file" }, ({ chromium }, { onCleanup }) =>
    chromium.ofFile(onCleanup),
  );

type OnCleanup = (end: () => void | Promise<void>) => void;

export interface LastingChromium {
  /** @returns a Chromium that runs: the same as before, unless that was lost. After the file it throws if it was lost meanwhile */
  ofFile(onCleanup: OnCleanup): Promise<Browser>;
}

/** One Chromium after the other, each as long as it runs; the last one is closed at the end. */
export function lastingChromium(
  onCleanup: OnCleanup,
  ...switches: readonly string[]
): LastingChromium {
  let current: Browser | undefined;
  onCleanup(() => current?.close());
  return {
    async ofFile(onFileEnd) {
      if (current?.isConnected() !== true) current = await launchChromium({ switches });
      const browser = current;
      onFileEnd(() => {
        if (!browser.isConnected()) throw new Error("Chromium was lost while this file ran.");
      });
      return browser;
    },
  };
}

/** Hands the Chromium of the worker over before the tests of a file. What they leave open in it is closed after them. */
export function useChromium(take: (browser: Browser) => void): void {
  chromiumTest.beforeAll(({ browser }) => take(browser));
  chromiumTest.afterAll(async ({ browser }) => {
    // A Chromium that was lost has closed them, and is reported by itself.
    if (!browser.isConnected()) return;
    await closeContextsInUse(browser);
  });
}
