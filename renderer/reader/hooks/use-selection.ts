import { useEffect } from "react";
import type { ArticlePage } from "../frame/article-page.ts";
import { useReaderStore } from "../state/reader-store.ts";
import { selectedSpan } from "../text/selected-span.ts";

/** Keeps the store in step with what is selected in the article. */
export function useSelection(page: ArticlePage | undefined): void {
  const store = useReaderStore();
  useEffect(() => {
    if (page === undefined) return undefined;
    const { document: inside, offsets } = page;
    function read(): void {
      const selection = selectedSpan(inside.getSelection(), offsets);
      const { selection: before } = store.getState();
      if (before?.start === selection?.start && before?.end === selection?.end) return;
      // A selection takes the place of what was focused; a focus does not come back by itself.
      store.setState(selection === undefined ? { selection } : { selection, focused: undefined });
    }
    const press = (event: MouseEvent): void => {
      if (event.button === 0) store.setState({ isPressing: true });
    };
    const release = (): void => store.setState({ isPressing: false });
    inside.addEventListener("selectionchange", read);
    inside.addEventListener("mousedown", press);
    inside.addEventListener("mouseup", release);
    // Released over the window, outside of the frame.
    document.addEventListener("mouseup", release);
    return () => {
      inside.removeEventListener("selectionchange", read);
      inside.removeEventListener("mousedown", press);
      inside.removeEventListener("mouseup", release);
      document.removeEventListener("mouseup", release);
      store.setState({ selection: undefined, isPressing: false });
    };
  }, [page, store]);
}

/** Takes the article's own selection away, as after it became a highlight. */
export function clearSelection({ document: inside }: ArticlePage): void {
  inside.getSelection()?.removeAllRanges();
}
