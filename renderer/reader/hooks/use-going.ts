import { useCallback } from "react";
import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";
import type { ArticlePage } from "../frame/article-page.ts";
import type { LinkWish } from "../frame/link-guard.ts";
import { scrollToElement, scrollToSpan } from "../frame/scroll-to-span.ts";
import type { OutlineEntry } from "../outline/read-outline.ts";
import { useReaderStore } from "../state/reader-store.ts";
import { READING_HEIGHT } from "./use-passage.ts";
import type { SentenceCursor } from "./use-sentence-cursor.ts";

/** Ways to somewhere in the article. None does anything until the text lies there. */
export interface Going {
  /** The focus goes to the text. */
  readonly toText: () => void;
  /** Focuses a highlight and brings it into view. */
  readonly toAnnotation: (annotation: Annotation) => void;
  /** Shows a passage. */
  readonly toSpan: (span: Span) => void;
  readonly toHeading: (entry: OutlineEntry) => void;
  /** Within the article; what leads out of it is asked about. */
  readonly follow: (wish: LinkWish) => void;
}

const HEADING_HEIGHT = 0.06;

export function useGoing(page: ArticlePage | undefined, cursor: SentenceCursor): Going {
  const store = useReaderStore();
  const toText = useCallback(() => page?.view.focus(), [page]);
  const toAnnotation = useCallback(
    ({ annotationId, anchor }: Annotation) => {
      store.setState({ focused: annotationId, quiet: undefined });
      if (page === undefined || (anchor.kind !== "placed" && anchor.kind !== "moved")) return;
      void scrollToSpan(page, anchor.span, { share: READING_HEIGHT, unless: "in-view" });
    },
    [page, store],
  );
  return {
    toText,
    toAnnotation,
    toSpan(span) {
      if (page === undefined) return;
      store.setState({ target: span });
      void scrollToSpan(page, span, { share: READING_HEIGHT, unless: "in-view" });
    },
    toHeading({ offset }) {
      if (page === undefined) return;
      store.setState(({ panel }) => ({ panel: panel === "outline" ? undefined : panel }));
      void scrollToSpan(page, { start: offset, end: offset + 1 }, { share: HEADING_HEIGHT });
      cursor.follow(offset);
      toText();
    },
    follow(wish) {
      if (wish.kind !== "fragment") store.setState({ link: wish });
      else if (page !== undefined) {
        const offset = scrollToElement(page, wish.id);
        if (offset !== undefined) cursor.follow(offset);
      }
    },
  };
}
