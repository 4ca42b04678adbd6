import { useEffect, useEffectEvent } from "react";
import type { Span } from "#core/anchor/selectors.js";
import type { AnnotationId, ContentHash } from "#core/identity/ids.js";
import type { ArticlePage } from "../frame/article-page.ts";
import { scrollToSpan } from "../frame/scroll-to-span.ts";
import { useReaderStore } from "../state/reader-store.ts";
import type { PlacedAnnotation } from "./use-painter.ts";

// A third from the top: what leads up to the passage is in view as well.
export const READING_HEIGHT = 0.3;

/** What a search, a link or the notebook asked to see. Asking for the same again is a passage of its own. */
export interface Passage {
  /** A highlight to go to and focus. */
  readonly annotationId?: AnnotationId | undefined;
  /** A passage to go to, in UTF-16 code units of the `plainText` of the version that is shown. */
  readonly span?: Span | undefined;
  /** Words to find in the article. */
  readonly find?: string | undefined;
  /** The version that was asked for; undefined for the one that opens. */
  readonly contentHash?: ContentHash | undefined;
}

/** Goes to the passage that the article was opened for. */
export function usePassage(
  page: ArticlePage | undefined,
  placed: readonly PlacedAnnotation[],
  passage: Passage,
): void {
  const store = useReaderStore();
  const show = useEffectEvent((opened: ArticlePage, { annotationId, span, find }: Passage) => {
    if (find !== undefined) {
      store.setState(({ findCalls }) => ({
        isFinding: true,
        sought: find,
        findCalls: findCalls + 1,
      }));
    }
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
  useEffect(() => {
    if (page !== undefined) show(page, passage);
  }, [page, passage]);
}
