import { useEffect, useEffectEvent } from "react";
import { isInOverlay, isInTextField } from "../keyboard/where-typing-goes.ts";

/**
 * Ctrl+C copies highlights, unless words are selected or somebody types: then the browser copies those.
 * @param onCopy  returns false when there is nothing to copy
 */
export function useCopyKey(onCopy: () => boolean): void {
  const copy = useEffectEvent((event: ClipboardEvent) => {
    const isBrowsers = isInTextField(event.target) || isInOverlay(event.target);
    if (event.defaultPrevented || isBrowsers) return;
    if (document.getSelection()?.isCollapsed === false) return;
    if (onCopy()) event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent): void => copy(event);
    document.addEventListener("copy", listener);
    return () => document.removeEventListener("copy", listener);
  }, []);
}
