import { useEffect, useMemo } from "react";
import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";
import type { ArticlePage } from "../frame/article-page.ts";
import {
  type HighlightPainter,
  type PaintedMark,
  type PaintedState,
  paintHighlights,
} from "../highlights/paint-highlights.ts";
import { useReaderStore } from "../state/reader-store.ts";

/** Makes the painter of a page; undefined until there is one. */
export function usePainter(page: ArticlePage | undefined): HighlightPainter | undefined {
  const store = useReaderStore();
  const painter = useMemo(() => (page === undefined ? undefined : paintHighlights(page)), [page]);
  useEffect(() => {
    if (painter === undefined) return undefined;
    const stop = painter.onNear((near) => store.setState({ near }));
    return () => {
      stop();
      painter.dispose();
    };
  }, [painter, store]);
  return painter;
}

export function usePaintedMarks(
  painter: HighlightPainter | undefined,
  marks: readonly PaintedMark[],
): void {
  useEffect(() => painter?.setMarks(marks), [painter, marks]);
}

/** @param spans  must be the same array as long as nothing changed */
export function usePaintedState(
  painter: HighlightPainter | undefined,
  state: PaintedState,
  spans: readonly Span[],
): void {
  useEffect(() => painter?.setState(state, spans), [painter, state, spans]);
}

/** An annotation that stands somewhere in the open version. */
export interface PlacedAnnotation extends PaintedMark {
  readonly annotation: Annotation;
}

/**
 * The annotations that may be painted, in reading order. One that claims to stand on words which are not the ones that were marked is left
 * out: a highlight never lies.
 * @param text  `plainText` as the frame shows it
 */
export function placedAnnotations(
  annotations: readonly Annotation[],
  text: string,
): readonly PlacedAnnotation[] {
  return annotations
    .flatMap((annotation) => {
      const { annotationId, anchor, color, style, quote } = annotation;
      if (anchor.kind !== "placed" && anchor.kind !== "moved") return [];
      const { span } = anchor;
      const isTrue = anchor.kind === "moved" || text.slice(span.start, span.end) === quote.exact;
      return isTrue ? [{ annotation, annotationId, span, color, style }] : [];
    })
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
