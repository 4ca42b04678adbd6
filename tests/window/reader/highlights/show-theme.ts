import { areLettersHere } from "../../../browser/are-letters-here.ts";
import type { Reader } from "../open-reader.ts";
import { eventually, nextFrames } from "../reader-page.ts";

export type FrameTheme = "paper" | "light" | "dark" | "black";

/** Sets the window's theme, and waits until the article has it. */
export async function showTheme({ client, page }: Reader, theme: FrameTheme): Promise<void> {
  await client.ask("settings.set", { theme });
  await eventually(() =>
    page.evaluate(
      () => document.querySelector("iframe")?.contentDocument?.documentElement.dataset["theme"],
    ),
  ).toBe(theme);
  await page.waitForFunction(areLettersHere);
  await nextFrames(page);
}

/** Lets the system force its colours, as for people who need a high contrast. */
export async function forceColors({ page }: Reader, scheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ forcedColors: "active", colorScheme: scheme });
  await page.waitForFunction(areLettersHere);
  await nextFrames(page);
}
