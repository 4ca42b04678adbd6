import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext } from "playwright-core";
import { onTestFailed } from "vitest";
import { openWindow, type PostilWindow } from "./open-window.ts";

/** Pictures of the windows of failed tests. */
const SCREENSHOTS = fileURLToPath(new URL("../../../out/e2e/", import.meta.url));

/** Opens the windows of one test and answers for them. */
export interface WindowOpener {
  open(address: string): Promise<PostilWindow>;
  /** Closes every window. @throws when a guard of one of them has complained */
  close(): Promise<void>;
}

/** @param testName  names the pictures that are taken when the test fails */
export function windowOpener(context: BrowserContext, testName: string): WindowOpener {
  const windows: PostilWindow[] = [];
  onTestFailed(async () => {
    const name = testName.replace(/\W+/gu, "-").slice(0, 80);
    for (const [index, { page }] of windows.entries()) {
      // A page that is gone has no picture.
      await page
        .screenshot({ path: join(SCREENSHOTS, `${name}-${index}.png`) })
        .catch(() => undefined);
    }
  });
  return {
    async open(address) {
      const opened = await openWindow(context, address);
      windows.push(opened);
      return opened;
    },
    async close() {
      for (const { page } of windows) await page.close();
      const complaints = windows.flatMap(({ guards }) => guards.complaints);
      if (complaints.length > 0) throw new Error(complaints.join("\n"));
    },
  };
}
