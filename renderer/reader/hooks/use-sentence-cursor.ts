import { useMemo } from "react";
import type { Span } from "#core/anchor/selectors.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../../data/use-color-names.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { scrollToSpan } from "../frame/scroll-to-span.ts";
import { useReaderStore } from "../state/reader-store.ts";
import { walkSentences } from "../text/sentences.ts";
import type { PlacedAnnotation } from "./use-painter.ts";
import { READING_HEIGHT } from "./use-passage.ts";
import { clearSelection } from "./use-selection.ts";

/** A cursor as wide as a sentence, moved by keys, spoken by screen readers; the document's own selection is left alone. */
export interface SentenceCursor {
  /** Shows it on the first sentence that begins in view, or takes it away. */
  toggle(): boolean;
  /** All of these return false while the cursor is not shown, so that the keys keep their meaning. */
  go(direction: "next" | "previous"): boolean;
  extend(): boolean;
  shrink(): boolean;
}

export function useSentenceCursor(
  page: ArticlePage | undefined,
  placed: readonly PlacedAnnotation[],
): SentenceCursor {
  const store = useReaderStore();
  const names = useColorNames();
  const walk = useMemo(() => {
    if (page === undefined) return undefined;
    return walkSentences(page.offsets.text, page.root.lang === "" ? undefined : page.root.lang);
  }, [page]);
  return useMemo(() => {
    function show(cursor: Span | undefined): boolean {
      if (page === undefined || cursor === undefined) return true;
      const words = page.offsets.text.slice(cursor.start, cursor.end);
      const over = placed.filter(({ span }) => span.start < cursor.end && span.end > cursor.start);
      const colors = over.map(({ color }) => names[color]);
      store.setState({
        cursor,
        focused: undefined,
        announcement: wording.reader.said.sentence(words, colors),
      });
      void scrollToSpan(page, cursor, { share: READING_HEIGHT, unless: "in-view" });
      return true;
    }
    const here = (): Span | undefined => store.getState().cursor;

    return {
      toggle() {
        if (page === undefined || walk === undefined) return false;
        if (here() !== undefined) {
          store.setState({ cursor: undefined, announcement: wording.reader.said.cursorGone });
          return true;
        }
        clearSelection(page);
        const { visible } = store.getState();
        const first = walk.at(visible.start);
        // One that began above the window is not begun with.
        const isCut = first !== undefined && first.start < visible.start;
        return show(isCut ? (walk.after(first) ?? first) : first);
      },
      go(direction) {
        const cursor = here();
        if (cursor === undefined || walk === undefined) return false;
        return show(direction === "next" ? walk.after(cursor) : walk.before(cursor));
      },
      extend() {
        const cursor = here();
        if (cursor === undefined || walk === undefined) return false;
        const next = walk.after(cursor);
        return show(next === undefined ? cursor : { start: cursor.start, end: next.end });
      },
      shrink() {
        const cursor = here();
        if (cursor === undefined || walk === undefined) return false;
        const last = walk.at(cursor.end - 1);
        const kept = last === undefined ? undefined : walk.before(last);
        const canShrink = kept !== undefined && kept.end > cursor.start;
        return show(canShrink ? { start: cursor.start, end: kept.end } : cursor);
      },
    };
  }, [page, placed, store, walk, names]);
}
