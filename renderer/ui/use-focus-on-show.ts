import { type RefObject, useEffect } from "react";

/** Puts the focus on what a person came for, once, when it appears by their own deed. */
export function useFocusOnShow(
  target: RefObject<HTMLElement | null>,
  { isWanted = true }: { readonly isWanted?: boolean } = {},
): void {
  useEffect(() => {
    if (isWanted) target.current?.focus();
  }, [target, isWanted]);
}
