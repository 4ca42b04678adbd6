import { useEffect, useMemo } from "react";
import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";
import { wording } from "#core/wording/wording.js";
import { onHide } from "../../leaving/on-hide.ts";
import type { PendingChange } from "../data/pending-changes.ts";
import type { Annotate } from "../data/use-annotate.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { type ReaderStore, useReaderStore } from "../state/reader-store.ts";
import { type EdgeMove, moveEdge } from "../text/move-edge.ts";
import type { PlacedAnnotation } from "./use-painter.ts";

// Key presses that follow one another quickly are one deed: undone together, and one line in the log.
const SETTLE_MS = 500;

export interface EdgeMoves {
  /** Moves one end of the sentence cursor or of the focused highlight. @returns false when there is neither */
  move(move: EdgeMove): boolean;
  /** Gives a highlight another span, saved once the movement has come to rest. */
  settle(annotation: Annotation, span: Span): void;
}

/** An adjustment that is not sent yet. It shows through a change of the store. */
interface Adjustment {
  readonly annotation: Annotation;
  readonly span: Span;
  readonly change: PendingChange;
  readonly timer: ReturnType<typeof setTimeout>;
}

export function useEdgeMoves(
  page: ArticlePage | undefined,
  placed: readonly PlacedAnnotation[],
  annotate: Annotate,
): EdgeMoves {
  const store = useReaderStore();
  const settling = useMemo(() => makeSettling(store, annotate), [store, annotate]);
  useEffect(() => {
    const stop = onHide(settling.flush);
    return () => {
      stop();
      settling.flush();
    };
  }, [settling]);
  return useMemo(
    () => ({
      settle: settling.settle,
      move(move) {
        const { selection, cursor, focused } = store.getState();
        if (page === undefined || selection !== undefined) return false;
        const language = page.root.lang === "" ? undefined : page.root.lang;
        const visual = page.root.dir === "rtl" ? mirrored(move) : move;
        const { text } = page.offsets;
        if (cursor !== undefined && focused === undefined) {
          const moved = moveEdge(text, cursor, visual, language);
          store.setState({ cursor: moved, announcement: text.slice(moved.start, moved.end) });
          return true;
        }
        const mark = placed.find(({ annotationId }) => annotationId === focused);
        if (mark === undefined) return false;
        const moved = moveEdge(text, mark.span, visual, language);
        settling.settle(mark.annotation, moved);
        store.setState({
          announcement: wording.reader.said.adjusted(text.slice(moved.start, moved.end)),
        });
        return true;
      },
    }),
    [page, placed, store, settling],
  );
}

/** Arrows mean the side of the screen: where lines run from right to left, "left" is onwards. */
function mirrored(move: EdgeMove): EdgeMove {
  return { ...move, direction: move.direction === "forward" ? "backward" : "forward" };
}

interface Settling {
  readonly settle: (annotation: Annotation, span: Span) => void;
  readonly flush: () => void;
}

function makeSettling(store: ReaderStore, annotate: Annotate): Settling {
  let current: Adjustment | undefined;

  function take(change: PendingChange | undefined): void {
    store.setState(({ pending }) => ({ pending: pending.filter((other) => other !== change) }));
  }

  function flush(): void {
    if (current === undefined) return;
    const { annotation, span, change, timer } = current;
    current = undefined;
    clearTimeout(timer);
    // Saving lays a change of its own over the page before this one goes.
    void annotate.setSpan(annotation, span);
    take(change);
  }

  function settle(annotation: Annotation, span: Span): void {
    const { annotationId } = annotation;
    if (current !== undefined && current.annotation.annotationId !== annotationId) flush();
    clearTimeout(current?.timer);
    const before = current?.change;
    const change: PendingChange = {
      kind: "changed",
      annotationId,
      fields: { anchor: { kind: "moved", span, score: 1 } },
    };
    store.setState(({ pending }) => ({
      pending: [...pending.filter((other) => other !== before), change],
    }));
    current = { annotation, span, change, timer: setTimeout(flush, SETTLE_MS) };
  }

  return { settle, flush };
}
