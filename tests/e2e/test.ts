import { chromiumTest } from "../browser/use-chromium.ts";
import { makeHomeWithLibrary, type TestHome } from "../postil/test-home.ts";
import { startBrowserApp } from "./host/browser-app.ts";
import { startDesktopApp } from "./host/desktop-app.ts";
import { hostUnderTest } from "./host/host-under-test.ts";
import type { Profile, RunningApp } from "./host/running-app.ts";
import type { AppWindow } from "./window/app-window.ts";
import { watchWindows } from "./window/watched-windows.ts";

type StartHost = (home: TestHome) => Promise<RunningApp>;

/** The app as a test starts it: of its windows, whatever their guards complain of fails the test. */
export interface StartedApp extends RunningApp {
  /** All for the same person. @param link  `postil://…` to come up with */
  openWindow(link?: string): Promise<AppWindow>;
}

/** A test of whichever host is under test. A Chromium, if one is needed, serves all tests of a worker. */
export const hostTest = chromiumTest.extend(
  "startHost",
  { scope: "file" },
  hostUnderTest === "desktop"
    ? (): StartHost => startDesktopApp
    : ({ browser }): StartHost =>
        (home) =>
          startBrowserApp(home, browser),
);

/**
 * A test of the whole app, with a home and an empty library of its own. What a test does not ask for is not started. Tests
 * that kill nothing are faster on the app that their file shares: see shared-test.ts.
 */
export const test = hostTest
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern that nothing is needed
  .extend("home", async ({}, { onCleanup }) => {
    const home = await makeHomeWithLibrary();
    onCleanup(() => home[Symbol.asyncDispose]());
    return home;
  })
  /** Starts the app, in the test's home or another. */
  .extend("startApp", ({ home: own, startHost, task }, { onCleanup }) => {
    const windows = watchWindows(task);
    const apps: RunningApp[] = [];
    const profiles: Profile[] = [];
    onCleanup(async () => {
      try {
        await windows.close();
      } finally {
        for (const profile of profiles) await profile.close();
        for (const app of apps) await app.kill9();
      }
    });
    return async (home: TestHome = own): Promise<StartedApp> => {
      const app = await startHost(home);
      apps.push(app);
      const profile = await app.newProfile();
      profiles.push(profile);
      return { ...app, openWindow: async (link) => windows.watch(await profile.openWindow(link)) };
    };
  })
  .extend("app", ({ startApp }) => startApp())
  .extend("window", ({ app }) => app.openWindow());
