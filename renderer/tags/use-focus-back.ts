import { useEffect } from "react";

/** Where the focus goes when what it came from is gone, such as the row of a tag that was renamed. */
export const MANAGE_TAGS_ID = "manage-tags";

/** After the dialog is gone, and has put the focus back where it was, if that is still there. */
export function useFocusBack(id: string): void {
  useEffect(
    () => () => {
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const isLost = document.activeElement === document.body;
          if (isLost) document.querySelector<HTMLElement>(`#${id}`)?.focus();
        }),
      );
    },
    [id],
  );
}
