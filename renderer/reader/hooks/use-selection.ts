import { useEffect } from "react";
import type { ArticlePage } from "../frame/article-page.ts";
import { useReaderStore } from "../state/reader-store.ts";
import { selectedSpan, whyUnmarkable } from "../text/selected-span.ts";

/**
 * Keeps the store in step with what is selected in the article. The browser tells of a selection a moment after it changed; a key
 * that acts on it may come sooner, and so may the click that ends it.
 */
export function useSelection(page: ArticlePage | undefined): void {
  const store = useReaderStore();
  useEffect(() => {
    if (page === undefined) return undefined;
    const { document: inside, offsets, root, view } = page;
    function read(): void {
      const native = inside.getSelection();
      const selection = selectedSpan(native, offsets);
      const unmarkable = whyUnmarkable(native, root, offsets);
      const { selection: before, unmarkable: whyBefore } = store.getState();
      if (unmarkable !== whyBefore) store.setState({ unmarkable });
      if (before?.start === selection?.start && before?.end === selection?.end) return;
      // A selection takes the place of what was focused; a focus does not come back by itself.
      store.setState(selection === undefined ? { selection } : { selection, focused: undefined });
    }
    const press = (event: MouseEvent): void => {
      if (event.button === 0) store.setState({ isPressing: true });
    };
    const release = (): void => {
      read();
      store.setState({ isPressing: false });
    };
    const listening = new AbortController();
    const { signal } = listening;
    inside.addEventListener("selectionchange", read, { signal });
    inside.addEventListener("mousedown", press, { signal });
    // Keys and the end of a drag come from the window, too, which has the focus at times and lies around the frame.
    for (const target of [view, window]) {
      target.addEventListener("mouseup", release, { signal });
      target.addEventListener("keydown", read, { signal, capture: true });
      target.addEventListener("keyup", read, { signal, capture: true });
    }
    return () => {
      listening.abort();
      store.setState({ selection: undefined, unmarkable: undefined, isPressing: false });
    };
  }, [page, store]);
}

/** Takes the article's own selection away, as after it became a highlight. */
export function clearSelection({ document: inside }: ArticlePage): void {
  inside.getSelection()?.removeAllRanges();
}
