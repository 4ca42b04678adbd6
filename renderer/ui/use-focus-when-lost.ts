import { type RefObject, useEffect } from "react";

/**
 * Takes the focus when what had it went away as something else was shown: else arrows scroll nothing, and Tab begins at the top of the
 * window.
 * @param shown  another value each time that something else is shown
 */
export function useFocusWhenLost(
  target: RefObject<HTMLElement | null>,
  shown: string | boolean,
): void {
  useEffect(() => {
    if (document.activeElement === document.body) target.current?.focus({ preventScroll: true });
  }, [target, shown]);
}
