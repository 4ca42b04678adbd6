import { useEffect, useEffectEvent } from "react";
import type { Span } from "#core/anchor/selectors.js";
import type { AnnotationId } from "#core/identity/ids.js";
import type { ArticlePage } from "../frame/article-page.ts";
import { scrollToSpan } from "../frame/scroll-to-span.ts";
import { useReaderStore } from "../state/reader-store.ts";
import type { PlacedAnnotation } from "./use-painter.ts";

// A third from the top: what leads up to the passage is in view as well.
export const READING_HEIGHT = 0.3;

/** What a search, a link or the notebook asked to see. */
export interface Passage {
  readonly annotationId?: AnnotationId | undefined;
  readonly span?: Span | undefined;
}

/** Goes to the passage that the article was opened for. */
export function usePassage(
  page: ArticlePage | undefined,
  placed: readonly PlacedAnnotation[],
  { annotationId, span }: Passage,
): void {
  const store = useReaderStore();
  const show = useEffectEvent((opened: ArticlePage) => {
    if (annotationId !== undefined) {
      const mark = placed.find((candidate) => candidate.annotationId === annotationId);
      store.setState({ focused: annotationId, target: undefined });
      // One that stands nowhere in this version heads the list of notes.
      if (mark === undefined) store.setState({ panel: "notes" });
      else void scrollToSpan(opened, mark.span, { share: READING_HEIGHT });
    } else if (span !== undefined && span.end > span.start) {
      store.setState({ target: span });
      void scrollToSpan(opened, span, { share: READING_HEIGHT });
    }
  });
  const start = span?.start;
  const end = span?.end;
  useEffect(() => {
    if (page !== undefined) show(page);
  }, [page, annotationId, start, end]);
}
