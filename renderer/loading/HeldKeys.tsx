import { useLayoutEffect } from "react";

/** Stands for a dialog that is on its way: the letters that are meant for it are no commands to what lies below. */
export function HeldKeys() {
  useLayoutEffect(() => {
    const hold = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    // Before anybody else hears of them.
    addEventListener("keydown", hold, { capture: true });
    return () => removeEventListener("keydown", hold, { capture: true });
  }, []);
  return null;
}
