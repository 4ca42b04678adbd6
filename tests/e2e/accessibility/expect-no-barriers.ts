import { expect } from "vitest";
import type { Settings } from "#core/settings/settings.js";
import { WINDOW_SIZE } from "../host/window-size.ts";
import type { AppWindow } from "../window/app-window.ts";
import { findBarriers } from "./find-barriers.ts";

const SMALL = { width: 800, height: 600 } as const;

export interface Look {
  readonly theme: Settings["theme"];
  readonly size: { readonly width: number; readonly height: number };
}

const LOOKS: readonly Look[] = [
  { theme: "paper", size: WINDOW_SIZE },
  { theme: "dark", size: WINDOW_SIZE },
  { theme: "paper", size: SMALL },
];
export const EVERY_THEME: readonly Look[] = [
  ...LOOKS,
  { theme: "light", size: WINDOW_SIZE },
  { theme: "black", size: WINDOW_SIZE },
];

/** Looks at what the window shows now, in every look. */
export async function expectNoBarriers(
  { page, client }: AppWindow,
  looks: readonly Look[] = LOOKS,
): Promise<void> {
  // A colour or a card on its way from one place to the next is neither here nor there.
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const { theme, size } of looks) {
    await client.ask("settings.set", { theme });
    await page.setViewportSize(size);
    await page.waitForFunction((name) => document.documentElement.dataset["theme"] === name, theme);
    await waitUntilStill(page);
    expect(await findBarriers(page), `${theme}, ${size.width}x${size.height}`).toEqual([]);
  }
  await page.setViewportSize(WINDOW_SIZE);
  await waitUntilStill(page);
}

/** Waits until the window has taken up its new size and theme. */
async function waitUntilStill(page: AppWindow["page"]): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
  await page.waitForFunction(
    () => document.getAnimations().filter(({ playState }) => playState === "running").length === 0,
  );
}
