import type { Screen } from "../view/screen.ts";
import { HeldKeys } from "./HeldKeys.tsx";
import { lazyComponent } from "./lazy-component.tsx";

/** Reading, and all that only it needs. */
export const ArticleScreen = lazyComponent(
  async () => (await import("../ArticleScreen.tsx")).ArticleScreen,
);

/** What lies above a screen: dialogs and the palette. */
export const ShownOverlay = lazyComponent(
  async () => (await import("../ShownOverlay.tsx")).ShownOverlay,
  HeldKeys,
);

/** Every screen but the list of articles, with which the window most often begins. */
export const OtherScreen = lazyComponent(
  async () => (await import("../OtherScreen.tsx")).OtherScreen,
);

/** In the order in which they are likely to be wanted. */
const ALL = [ArticleScreen, ShownOverlay, OtherScreen];

/** Fetches one after the other, each in a moment in which the window has nothing else to do: a key may come in between. */
export async function fetchLazyScreens(): Promise<void> {
  for (const part of ALL) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await fetchIfPossible(part);
  }
}

/** Begins with the code of the first screen, which is not to wait for what that asks the app. */
export async function fetchCodeOf({ kind }: Screen): Promise<void> {
  if (kind === "reader" || kind === "difference") await fetchIfPossible(ArticleScreen);
  else if (kind !== "library") await fetchIfPossible(OtherScreen);
}

async function fetchIfPossible({ fetchCode }: (typeof ALL)[number]): Promise<void> {
  try {
    await fetchCode();
  } catch {
    // Said where such a screen is shown; that the app is gone, the window says by itself.
  }
}
