import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext } from "playwright-core";
import type { TestContext } from "vitest";
import { openWindow, type PostilWindow } from "./open-window.ts";

/** Pictures of the windows of failed tests. */
const SCREENSHOTS = fileURLToPath(new URL("../../../out/e2e/", import.meta.url));

/** Opens the windows of one test and answers for them. */
export interface WindowOpener {
  open(address: string): Promise<PostilWindow>;
  /** Closes every window. @throws when a guard of one of them has complained */
  close(): Promise<void>;
}

/** @param task  the test: its name goes into the names of pictures that are taken when it fails */
export function windowOpener(context: BrowserContext, task: TestContext["task"]): WindowOpener {
  const windows: PostilWindow[] = [];

  async function takePictures(): Promise<void> {
    const name = task.name.replace(/\W+/gu, "-").slice(0, 80);
    for (const [index, { page }] of windows.entries()) {
      const path = join(SCREENSHOTS, `${name}-${index}.png`);
      // A page that is gone has no picture.
      await page.screenshot({ path }).catch(() => undefined);
    }
  }

  return {
    async open(address) {
      const opened = await openWindow(context, address);
      windows.push(opened);
      return opened;
    },
    async close() {
      if (task.result?.state === "fail") await takePictures();
      for (const { page } of windows) await page.close();
      const complaints = windows.flatMap(({ guards }) => guards.complaints);
      if (complaints.length > 0) throw new Error(complaints.join("\n"));
    },
  };
}
