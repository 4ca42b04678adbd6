import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestContext } from "vitest";
import type { AppWindow } from "./app-window.ts";

/** Pictures of the windows of failed tests. */
const SCREENSHOTS = fileURLToPath(new URL("../../../out/e2e/", import.meta.url));

/** The windows of one test. */
export interface WatchedWindows {
  /** @returns the same window, for which this answers from now on */
  watch(window: AppWindow): AppWindow;
  /**
   * Closes every window; first, when the test has failed, it takes their pictures and prints what they say.
   * @throws when a guard of one of them has complained
   */
  close(): Promise<void>;
}

/** @param task  the test: its name goes into the names of pictures */
export function watchWindows(task: TestContext["task"]): WatchedWindows {
  const windows: AppWindow[] = [];

  async function showWindows(): Promise<void> {
    const name = task.name.replace(/\W+/gu, "-").slice(0, 80);
    for (const [index, { page }] of windows.entries()) {
      const path = join(SCREENSHOTS, `${name}-${index}.png`);
      // A page that is gone has no picture and says nothing.
      await page.screenshot({ path }).catch(() => undefined);
      const said = await page.innerText("body", { timeout: 5_000 }).catch(() => "nothing");
      process.stderr.write(`${task.name}: window ${index + 1} at the end says\n${said}\n`);
    }
  }

  return {
    watch(window) {
      windows.push(window);
      return window;
    },
    async close() {
      if (task.result?.state === "fail") await showWindows();
      for (const window of windows) await window.close();
      const complaints = windows.flatMap(({ guards }) => guards.complaints);
      if (complaints.length > 0) throw new Error(complaints.join("\n"));
    },
  };
}
