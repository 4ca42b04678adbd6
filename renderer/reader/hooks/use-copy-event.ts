import { useEffect, useEffectEvent } from "react";
import type { ArticlePage } from "../frame/article-page.ts";
import type { MarkActions } from "./use-mark-actions.ts";

/**
 * Copying always takes the words one is at: selected ones by the browser itself, and where the focus has left them, or they are a
 * highlight or the cursor's sentence, by this.
 */
export function useCopyEvent(page: ArticlePage | undefined, { passage }: MarkActions): void {
  const copy = useEffectEvent((event: ClipboardEvent) => {
    if (page === undefined || event.defaultPrevented || isCopyingByItself(event)) return;
    const words = passage();
    if (words === undefined) return;
    event.clipboardData?.setData("text/plain", words);
    event.preventDefault();
  });
  useEffect(() => {
    if (page === undefined) return undefined;
    const listener = (event: ClipboardEvent): void => copy(event);
    for (const target of [page.document, document]) target.addEventListener("copy", listener);
    return () => {
      for (const target of [page.document, document]) target.removeEventListener("copy", listener);
    };
  }, [page]);
}

/** Something is selected where the focus is: in a field, or in the document that copies. */
function isCopyingByItself({ target, currentTarget }: ClipboardEvent): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return true;
  // Listened to on documents only; the frame's is of another realm, where `instanceof` is false.
  const selection = (currentTarget as Document).getSelection();
  return selection !== null && !selection.isCollapsed;
}
