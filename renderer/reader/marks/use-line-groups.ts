import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { ArticlePage } from "../frame/article-page.ts";
import { onPageMove } from "../hooks/use-page-scroll.ts";
import type { PlacedAnnotation } from "../hooks/use-painter.ts";
import { groupByLine, type LineGroup, type OnLine } from "./group-by-line.ts";

/**
 * Groups highlights by the line on which they begin, and lets an element follow the text.
 * Cost: measures each of them when the text is laid out anew; scrolling measures the first one only.
 * @param layer  moved with every scroll
 * @param marks  those near the view, in reading order
 */
export function useLineGroups(
  layer: RefObject<HTMLElement | null>,
  page: ArticlePage,
  marks: readonly PlacedAnnotation[],
  leastDistance: number,
): readonly LineGroup<PlacedAnnotation>[] {
  const [groups, setGroups] = useState<readonly LineGroup<PlacedAnnotation>[]>([]);
  const measured = useRef("");
  const follow = useEffectEvent(() => {
    layer.current?.style.setProperty("transform", `translateY(${-page.view.scrollY}px)`);
    const shape = shapeOf(page, marks[0]);
    if (shape === measured.current) return;
    measured.current = shape;
    const lines = marks.flatMap((mark) => lineOf(page, mark) ?? []);
    setGroups(groupByLine(lines, leastDistance));
  });
  useLayoutEffect(() => {
    measured.current = "";
    follow();
  }, [page, marks, leastDistance]);
  useEffect(() => onPageMove(page, () => follow()), [page]);
  return groups;
}

/** Changes whenever lines have moved within the page. */
function shapeOf(page: ArticlePage, first: PlacedAnnotation | undefined): string {
  const { offsetWidth, offsetHeight } = page.root;
  const top = first === undefined ? 0 : (lineOf(page, first)?.middle ?? 0);
  return `${offsetWidth} ${offsetHeight} ${Math.round(top)}`;
}

/** @returns undefined where its first letter is not drawn */
function lineOf(
  { offsets, view }: ArticlePage,
  mark: PlacedAnnotation,
): OnLine<PlacedAnnotation> | undefined {
  const { start } = mark.span;
  const box = offsets.rangeFor({ start, end: start + 1 })?.getBoundingClientRect();
  if (box === undefined || box.height === 0) return undefined;
  return { item: mark, middle: Math.round(box.top + box.height / 2 + view.scrollY) };
}
