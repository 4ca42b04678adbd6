import { openTestSite } from "../../browser/test-site.ts";
import type { BrowserContext } from "playwright-core";
import type { Watch } from "../window/until-painted.ts";

/** A page with nothing on it that answers each key by another colour: as fast as a browser can answer. */
export interface EmptyPage extends AsyncDisposable {
  press(key: string): Promise<KeyFrame>;
}

export interface KeyFrame {
  /** Milliseconds from the key to the end of the frame that shows the answer. */
  readonly painted: number;
  /** How many frames the page began after the key until one shows the answer; 1 is the next one. */
  readonly frames: number;
}

export async function openEmptyPage(context: BrowserContext): Promise<EmptyPage> {
  const site = await openTestSite({ "/": { body: "<!doctype html><title>empty</title>" } });
  const page = await context.newPage();
  await page.goto(site.origin);
  return {
    async press(key) {
      await page.bringToFront();
      const watch = await page.evaluateHandle(watchForColor);
      await page.keyboard.press(key);
      return await watch.evaluate(({ seen }) => seen);
    },
    async [Symbol.asyncDispose]() {
      await page.close();
      await site[Symbol.asyncDispose]();
    },
  };
}

/** Runs in the page. */
function watchForColor(): Watch<KeyFrame> {
  const seen = new Promise<KeyFrame>((resolve) => {
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        const { style } = document.documentElement;
        style.background = style.background === "" ? "plum" : "";
        requestAnimationFrame(() => {
          requestAnimationFrame(() =>
            resolve({ painted: performance.now() - timeStamp, frames: 1 }),
          );
        });
      },
      { once: true },
    );
  });
  return { seen };
}
