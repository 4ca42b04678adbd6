import {
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
} from "react";
import type { AnnotationId } from "#core/identity/ids.js";
import type { ArticlePage } from "../frame/article-page.ts";
import { onPageMove } from "../hooks/use-page-scroll.ts";
import type { PlacedAnnotation } from "../hooks/use-painter.ts";
import { layoutMarginNotes } from "./layout-margin-notes.ts";
import { noteHeights, showLines } from "./note-heights.ts";
import { shortenCrowded } from "./shorten-crowded.ts";
import { type OpenNotes, useOpenNotes } from "./use-open-notes.ts";

const GAP_PX = 14;
// Some four lines of an article: a note further down than that is sought beside the wrong passage.
const FARTHEST_PX = 110;

/**
 * Stands every note level with its passage and lets the notes follow the text; where they are crowded, shortens those that nobody is at. Places
 * are set on the elements themselves: they change with each scroll.
 * @param list  its children are the notes of `cards`, in the same order
 */
export function useMarginLayout(
  list: RefObject<HTMLElement | null>,
  page: ArticlePage,
  cards: readonly PlacedAnnotation[],
  level: AnnotationId | undefined,
): void {
  const layNow = useRef<() => void>(undefined);
  const open = useOpenNotes(
    list,
    useCallback(() => layNow.current?.(), []),
  );
  const lay = useEffectEvent(() => {
    const { scrollY } = page.view;
    list.current?.style.setProperty("transform", `translateY(${-scrollY}px)`);
    const items = itemsOf(list.current, cards, page, scrollY);
    // What is not shown takes no room: a gap too few keeps the next one from being pushed.
    const shown = items.filter(({ item }) => item.offsetHeight > 1);
    shorten(shown, open);
    const boxes = shown.map(({ id, desiredTop, item }) => ({
      id,
      desiredTop,
      height: item.offsetHeight,
    }));
    const tops = layoutMarginNotes(boxes, { gap: GAP_PX, level });
    const places = new Map(boxes.map(({ id }, number) => [id, tops[number] ?? 0]));
    for (const { id, item, desiredTop } of items) {
      item.style.setProperty("top", `${Math.round(places.get(id) ?? desiredTop)}px`);
    }
  });

  useLayoutEffect(() => {
    layNow.current = () => lay();
    lay();
  }, [cards, level, page]);
  useEffect(() => onPageMove(page, () => lay()), [page]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const sizes = new ResizeObserver(() => lay());
    for (const child of element.children) sizes.observe(child);
    return () => sizes.disconnect();
  }, [list, cards]);
}

interface MarginItem {
  readonly id: AnnotationId;
  readonly item: HTMLElement;
  readonly desiredTop: number;
}

function itemsOf(
  list: HTMLElement | null,
  cards: readonly PlacedAnnotation[],
  page: ArticlePage,
  scrollY: number,
): readonly MarginItem[] {
  const elements = [...(list?.children ?? [])];
  return cards.flatMap(({ annotationId, span }, number) => {
    const item = elements[number];
    if (!(item instanceof HTMLElement)) return [];
    return [{ id: annotationId, item, desiredTop: topOf(page, span.start) + scrollY }];
  });
}

/** First all is measured, then all is changed: a browser lays out once for each turn from the one to the other. */
function shorten(items: readonly MarginItem[], open: OpenNotes): void {
  const measured = items.map(({ item, desiredTop }) => ({ ...noteHeights(item), desiredTop }));
  const chosen = shortenCrowded(measured, { gap: GAP_PX, farthest: FARTHEST_PX });
  for (const [number, { id, item }] of items.entries()) {
    const height = chosen[number] ?? 0;
    const isWhole = height === 0 || open.isOpen(id, item);
    showLines(item, isWhole ? undefined : measured[number]?.lines[height - 1]);
  }
}

/** CSS pixels from the top of the frame's view to the line on which a passage begins. */
function topOf({ offsets }: ArticlePage, start: number): number {
  return offsets.rangeFor({ start, end: start + 1 })?.getBoundingClientRect().top ?? 0;
}
