import { type RefObject, useLayoutEffect } from "react";

/** When this goes away with the focus in it, the focus goes to what the screen is for: its list or article, else its first button. */
export function useFocusScreenWhenGone(place: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = place.current;
    return () => {
      if (element?.contains(document.activeElement) !== true) return;
      // React says nothing of a focus that moves while it changes the page.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) focusScreen();
      });
    };
  }, [place]);
}

function focusScreen(): void {
  const main = document.querySelector("main");
  const content = main?.querySelector<HTMLElement>('[role="listbox"], [role="grid"], iframe');
  const target = content ?? main?.querySelector<HTMLElement>("button, input, a[href]");
  target?.focus({ preventScroll: true });
}
