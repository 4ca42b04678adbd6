import { useEffect, useMemo } from "react";
import type { Span } from "#core/anchor/selectors.js";
import type { AnnotationId } from "#core/identity/ids.js";
import type { ArticlePage } from "../frame/article-page.ts";
import type { HighlightPainter } from "../highlights/paint-highlights.ts";
import { useReader } from "../state/reader-store.ts";
import { type PlacedAnnotation, usePaintedState } from "./use-painter.ts";

const NONE: readonly Span[] = [];

/** Paints what is focused, pointed at, jumped to, and where the sentence cursor stands. */
export function usePaintedStates(
  page: ArticlePage | undefined,
  painter: HighlightPainter | undefined,
  placed: readonly PlacedAnnotation[],
): void {
  const focused = useReader((state) => state.focused);
  const hovered = useReader((state) => state.hovered);
  const cursor = useReader((state) => state.cursor);
  const target = useReader((state) => state.target);
  const areHidden = useReader((state) => state.areHighlightsHidden);
  useEffect(() => painter?.setHidden(areHidden), [painter, areHidden]);
  useEffect(() => painter?.raise(focused), [painter, focused]);
  useStateOfMark(page, painter, placed, { name: "focus", annotationId: focused });
  useStateOfMark(page, painter, placed, {
    name: "hover",
    annotationId: hovered === focused ? undefined : hovered,
  });
  // Once its sentence is a highlight, that is what is to be seen.
  usePaintedState(painter, "cursor", useSpans(focused === undefined ? cursor : undefined));
  usePaintedState(painter, "target", useSpans(target));
}

interface StateOfMark {
  readonly name: "focus" | "hover";
  readonly annotationId: AnnotationId | undefined;
}

function useStateOfMark(
  page: ArticlePage | undefined,
  painter: HighlightPainter | undefined,
  placed: readonly PlacedAnnotation[],
  { name, annotationId }: StateOfMark,
): void {
  const mark = useMemo(
    () =>
      annotationId === undefined
        ? undefined
        : placed.find((candidate) => candidate.annotationId === annotationId),
    [placed, annotationId],
  );
  useEffect(() => {
    if (page === undefined || mark === undefined) return;
    // The colour of the one browser highlight for this state follows the annotation.
    const { style } = page.document.documentElement;
    const deeper = `color-mix(in srgb, var(--fill-${mark.color}) 90%, var(--edge-${mark.color}))`;
    style.setProperty(`--${name}-fill`, deeper);
    style.setProperty(`--${name}-edge`, `var(--edge-${mark.color})`);
  }, [page, name, mark]);
  usePaintedState(painter, name, useSpans(mark?.span));
}

function useSpans(span: Span | undefined): readonly Span[] {
  const start = span?.start;
  const end = span?.end;
  return useMemo(
    () => (start === undefined || end === undefined ? NONE : [{ start, end }]),
    [start, end],
  );
}
