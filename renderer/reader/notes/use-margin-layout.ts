import { type RefObject, useEffect, useEffectEvent, useLayoutEffect } from "react";
import type { AnnotationId } from "#core/identity/ids.js";
import type { ArticlePage } from "../frame/article-page.ts";
import { onPageMove } from "../hooks/use-page-scroll.ts";
import type { PlacedAnnotation } from "../hooks/use-painter.ts";
import { layoutMarginNotes } from "./layout-margin-notes.ts";

const GAP_PX = 14;

/**
 * Stands every note level with its passage and lets the notes follow the text. Places are set on the elements themselves: they change
 * with each scroll.
 * @param list  its children are the notes of `cards`, in the same order
 */
export function useMarginLayout(
  list: RefObject<HTMLElement | null>,
  page: ArticlePage,
  cards: readonly PlacedAnnotation[],
  level: AnnotationId | undefined,
): void {
  const lay = useEffectEvent(() => {
    const elements = [...(list.current?.children ?? [])].filter(
      (element): element is HTMLElement => element instanceof HTMLElement,
    );
    const { scrollY } = page.view;
    list.current?.style.setProperty("transform", `translateY(${-scrollY}px)`);
    const boxes = cards.map(({ annotationId, span }, number) => ({
      id: annotationId,
      desiredTop: topOf(page, span.start) + scrollY,
      height: elements[number]?.offsetHeight ?? 0,
    }));
    // What is not shown takes no room: a gap too few keeps the next one from being pushed.
    const shown = boxes.filter(({ height }) => height > 1);
    const tops = layoutMarginNotes(shown, { gap: GAP_PX, level });
    const places = new Map(shown.map(({ id }, number) => [id, tops[number] ?? 0]));
    for (const [number, { id, desiredTop }] of boxes.entries()) {
      elements[number]?.style.setProperty("top", `${Math.round(places.get(id) ?? desiredTop)}px`);
    }
  });

  useLayoutEffect(() => lay(), [cards, level, page]);
  useEffect(() => onPageMove(page, () => lay()), [page]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const sizes = new ResizeObserver(() => lay());
    for (const child of element.children) sizes.observe(child);
    return () => sizes.disconnect();
  }, [list, cards]);
}

/** CSS pixels from the top of the frame's view to the line on which a passage begins. */
function topOf({ offsets }: ArticlePage, start: number): number {
  return offsets.rangeFor({ start, end: start + 1 })?.getBoundingClientRect().top ?? 0;
}
