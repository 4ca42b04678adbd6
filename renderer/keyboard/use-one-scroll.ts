import { useEffect } from "react";
import { isInTextField } from "./where-typing-goes.ts";

const KEYS: ReadonlySet<string> = new Set(["PageDown", "PageUp", "Home", "End"]);
/** Carried by every list of React Aria's, by every grid, menu and tree. */
const LIST = "[data-collection]";

/**
 * React Aria goes to another row of a list by these keys and scrolls there, but leaves the key to the browser as well, which would scroll once
 * more: in steps of its own, each of which is drawn, and past the row that has the focus by then. Mounted once, by the App.
 */
export function useOneScroll(): void {
  useEffect(() => {
    addEventListener("keydown", keepFromBrowser);
    return () => removeEventListener("keydown", keepFromBrowser);
  }, []);
}

function keepFromBrowser(event: KeyboardEvent): void {
  const { target } = event;
  if (!KEYS.has(event.key) || event.altKey || isInTextField(target)) return;
  if (target instanceof Element && target.closest(LIST) !== null) event.preventDefault();
}
