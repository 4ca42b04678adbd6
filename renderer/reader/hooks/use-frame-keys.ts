import { useEffect, useEffectEvent } from "react";
import { useSettings } from "../../data/use-settings.ts";
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
    view.addEventListener("keydown", listener);
    return () => view.removeEventListener("keydown", listener);
  }, [page]);
}
