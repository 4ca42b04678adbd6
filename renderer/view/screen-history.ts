import { z } from "zod";
import { FIRST_SCREEN, Screen } from "./screen.ts";

/**
 * The screens one came by, kept in the browser's own history, so that Back, its mouse button and a reload work without
 * further ado. `depth` counts our entries below this one: at 0 Back would leave the app.
 */
const Entry = z.object({ postilScreen: Screen, depth: z.int().nonnegative() });

const LAST_SCREEN_KEY = "postil.last-screen";

/** @returns the screen of this history entry, else the one shown when the app was last open */
export function screenAtStart(): Screen {
  const entry = Entry.safeParse(history.state);
  if (entry.success) return entry.data.postilScreen;
  const screen = rememberedScreen() ?? FIRST_SCREEN;
  history.replaceState({ postilScreen: screen, depth: 0 }, "");
  return screen;
}

export function pushScreen(screen: Screen): void {
  history.pushState({ postilScreen: screen, depth: depth() + 1 }, "");
  remember(screen);
}

export function replaceScreen(screen: Screen): void {
  history.replaceState({ postilScreen: screen, depth: depth() }, "");
  remember(screen);
}

/** @returns false when there is nothing to go back to */
export function goBack(): boolean {
  if (depth() === 0) return false;
  history.back();
  return true;
}

/** Hears of Back and Forward. @returns its undo */
export function onHistory(listener: (screen: Screen) => void): () => void {
  function tell(event: PopStateEvent): void {
    const entry = Entry.safeParse(event.state);
    if (entry.success) listener(entry.data.postilScreen);
  }
  addEventListener("popstate", tell);
  return () => removeEventListener("popstate", tell);
}

function depth(): number {
  const entry = Entry.safeParse(history.state);
  return entry.success ? entry.data.depth : 0;
}

function remember(screen: Screen): void {
  localStorage.setItem(LAST_SCREEN_KEY, JSON.stringify(screen));
}

function rememberedScreen(): Screen | undefined {
  try {
    return Screen.parse(JSON.parse(localStorage.getItem(LAST_SCREEN_KEY) ?? ""));
  } catch {
    // Missing or of another version: the first screen does.
    return undefined;
  }
}
