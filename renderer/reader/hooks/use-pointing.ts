import { useEffect } from "react";
import type { AnnotationId } from "#core/identity/ids.js";
import type { ArticlePage } from "../frame/article-page.ts";
import { letterAt } from "../highlights/hit-test.ts";
import { indexIntervals } from "../highlights/interval-index.ts";
import { type Stacked, compareStack } from "../highlights/stack-order.ts";
import { useReaderStore } from "../state/reader-store.ts";
import type { PlacedAnnotation } from "./use-painter.ts";

/** Pointing at a highlight shows which it is; a click focuses it, and further clicks go through those that lie over one another. */
export function usePointing(
  page: ArticlePage | undefined,
  placed: readonly PlacedAnnotation[],
): void {
  const store = useReaderStore();
  useEffect(() => {
    if (page === undefined) return undefined;
    const { view } = page;
    const intervals = indexIntervals(placed);
    const stackAt = ({ clientX, clientY }: MouseEvent): readonly PlacedAnnotation[] => {
      if (store.getState().areHighlightsHidden) return [];
      const letter = letterAt(page, clientX, clientY);
      if (letter === undefined) return [];
      return intervals.touching({ start: letter, end: letter + 1 }).toSorted(compareStack);
    };

    let waiting = 0;
    function move(event: MouseEvent): void {
      if (waiting !== 0 || event.buttons !== 0) return;
      waiting = view.requestAnimationFrame(() => {
        waiting = 0;
        setHovered(stackAt(event)[0]?.annotationId);
      });
    }
    function setHovered(hovered: AnnotationId | undefined): void {
      if (store.getState().hovered !== hovered) store.setState({ hovered });
    }
    function click(event: MouseEvent): void {
      if (event.defaultPrevented || store.getState().selection !== undefined) return;
      const { focused } = store.getState();
      store.setState({
        focused: nextInStack(stackAt(event), focused),
        quiet: undefined,
        target: undefined,
      });
    }
    const leave = (): void => setHovered(undefined);

    view.addEventListener("mousemove", move, { passive: true });
    view.addEventListener("click", click);
    view.document.addEventListener("mouseleave", leave);
    return () => {
      view.cancelAnimationFrame(waiting);
      view.removeEventListener("mousemove", move);
      view.removeEventListener("click", click);
      view.document.removeEventListener("mouseleave", leave);
    };
  }, [page, placed, store]);
}

/**
 * Which highlight a click means.
 * @param stack  what lies under the pointer, topmost first
 */
export function nextInStack(
  stack: readonly Stacked[],
  focused: AnnotationId | undefined,
): AnnotationId | undefined {
  const here = stack.findIndex(({ annotationId }) => annotationId === focused);
  return (stack[here + 1] ?? stack[0])?.annotationId;
}
