import { useEffect, useMemo } from "react";
import type { Span } from "#core/anchor/selectors.js";
import { findMatches, foldForFinding, matchFrom } from "../find/find-matches.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { scrollToSpan } from "../frame/scroll-to-span.ts";
import type { HighlightPainter } from "../highlights/paint-highlights.ts";
import { useReader, useReaderStore } from "../state/reader-store.ts";
import { READING_HEIGHT } from "./use-passage.ts";
import { usePaintedState } from "./use-painter.ts";

export interface Finding {
  readonly matches: readonly Span[];
  /** Goes to the next match, around the end of the article. @returns false when there is none */
  go(direction: "next" | "previous"): boolean;
}

const NONE: readonly Span[] = [];

/** Finds what is sought in the article, paints it, and goes from match to match. */
export function useFind(
  page: ArticlePage | undefined,
  painter: HighlightPainter | undefined,
): Finding {
  const store = useReaderStore();
  const isFinding = useReader((state) => state.isFinding);
  const sought = useReader((state) => state.sought);
  const match = useReader((state) => state.match);
  const folded = useMemo(
    () => (page === undefined || !isFinding ? undefined : foldForFinding(page.offsets.text)),
    [page, isFinding],
  );
  const matches = useMemo(
    () => (folded === undefined ? NONE : findMatches(folded, sought)),
    [folded, sought],
  );
  const current = useMemo(() => {
    const span = match === undefined ? undefined : matches[match];
    return span === undefined ? NONE : [span];
  }, [matches, match]);
  usePaintedState(painter, "match", matches);
  usePaintedState(painter, "current-match", current);

  useEffect(() => {
    // While one types, the first match from where one is reading.
    const number = matchFrom(matches, store.getState().visible.start, "next");
    store.setState({ match: number });
    showMatch(page, number === undefined ? undefined : matches[number]);
  }, [page, matches, store]);

  return useMemo(
    () => ({
      matches,
      go(direction) {
        const { match: here, visible } = store.getState();
        const from = here === undefined ? undefined : matches[here];
        const place = direction === "next" ? from?.end : from?.start;
        const number = matchFrom(matches, place ?? visible.start, direction);
        if (number === undefined) return false;
        store.setState({ match: number });
        showMatch(page, matches[number]);
        return true;
      },
    }),
    [page, matches, store],
  );
}

function showMatch(page: ArticlePage | undefined, span: Span | undefined): void {
  if (page === undefined || span === undefined) return;
  void scrollToSpan(page, span, { share: READING_HEIGHT, unless: "in-view" });
}
