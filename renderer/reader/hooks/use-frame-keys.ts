import { useEffect, useEffectEvent } from "react";
import { useSettings } from "../../data/use-settings.ts";
import { chordOf, thisPlatform } from "../../keyboard/chord.ts";
import { handleKey } from "../../keyboard/handle-key.ts";
import type { ArticlePage } from "../frame/article-page.ts";

/** Passes keys pressed in the article on to the window's commands. */
export function useFrameKeys(page: ArticlePage | undefined): void {
  const settings = useSettings();
  const press = useEffectEvent((event: KeyboardEvent) => handleKey(event, settings));
  useEffect(() => {
    if (page === undefined) return undefined;
    const { view } = page;
    const listener = (event: KeyboardEvent): void => void press(event);
    // Where nothing has the focus, keys that scroll or select mean the text.
    const toText = (event: KeyboardEvent): void => {
      if (isSelectAll(event) && !event.defaultPrevented && !isAnythingFocused()) {
        event.preventDefault();
        view.focus();
        page.document.getSelection()?.selectAllChildren(page.root);
      }
      const pages = SCROLL_PAGES[event.key];
      if (pages === undefined || event.defaultPrevented || isAnythingFocused()) return;
      event.preventDefault();
      view.focus();
      view.scrollBy({ top: pages * view.innerHeight });
    };
    view.addEventListener("keydown", listener);
    addEventListener("keydown", toText);
    return () => {
      view.removeEventListener("keydown", listener);
      removeEventListener("keydown", toText);
    };
  }, [page]);
}

// In heights of the view: a page leaves a line or two of the one before it.
const SCROLL_PAGES: Readonly<Record<string, number>> = {
  " ": 0.9,
  PageDown: 0.9,
  PageUp: -0.9,
  ArrowDown: 0.05,
  ArrowUp: -0.05,
  Home: -1e6,
  End: 1e6,
};

function isSelectAll(event: KeyboardEvent): boolean {
  return chordOf(event, thisPlatform()) === "Mod+A";
}

function isAnythingFocused(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}
