import { test as base } from "vitest";
import { launchChromium } from "../browser/launch-chromium.ts";
import { startPostil } from "../postil/start-postil.ts";
import { makeHomeWithLibrary } from "../postil/test-home.ts";
import { windowOpener } from "./window/window-opener.ts";

/** The window that the look is drawn for. */
export const WINDOW_SIZE = { width: 1280, height: 800 } as const;

/** A test in a real Chromium, one for all tests of a file. */
export const browserTest = base.extend(
  "browser",
  { scope: "file" },
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern that nothing is needed
  async ({}, { onCleanup }) => {
    const browser = await launchChromium();
    onCleanup(() => browser.close());
    return browser;
  },
);

/**
 * A test of the whole app, with a home and an empty library of its own and the built host as a process. What a test does
 * not ask for is not started. Tests that kill nothing are faster on the host that their file shares: see shared-test.ts.
 */
export const test = browserTest
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern that nothing is needed
  .extend("home", async ({}, { onCleanup }) => {
    const home = await makeHomeWithLibrary();
    onCleanup(() => home[Symbol.asyncDispose]());
    return home;
  })
  .extend("postil", async ({ home }, { onCleanup }) => {
    const postil = await startPostil(home);
    onCleanup(() => postil.kill9());
    return postil;
  })
  .extend("context", async ({ browser }, { onCleanup }) => {
    const context = await browser.newContext({ viewport: WINDOW_SIZE });
    onCleanup(() => context.close());
    return context;
  })
  /** Opens windows that are watched: whatever their guards complain of fails the test. */
  .extend("openWindow", async ({ context, task }, { onCleanup }) => {
    const windows = windowOpener(context, task);
    onCleanup(windows.close);
    return windows.open;
  })
  // The host before the window: what was made last goes first, and a window without its host complains.
  .extend("window", ({ postil, openWindow }) => openWindow(postil.address));
