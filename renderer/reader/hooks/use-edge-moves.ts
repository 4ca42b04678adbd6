import { useEffect, useMemo } from "react";
import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";
import { wording } from "#core/wording/wording.js";
import { runCommand } from "../../keyboard/command-handlers.ts";
import { useCommand } from "../../keyboard/use-command.ts";
import { onHide } from "../../leaving/on-hide.ts";
import type { Annotate } from "../data/use-annotate.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { scrollToSpan } from "../frame/scroll-to-span.ts";
import { announce } from "../state/announce.ts";
import { useReaderStore } from "../state/reader-store.ts";
import { type EdgeMove, moveEdge } from "../text/move-edge.ts";
import { describeReach } from "./describe-cursor.ts";
import { type SpanSettling, settleSpans } from "./settle-spans.ts";
import type { PlacedAnnotation } from "./use-painter.ts";
import { READING_HEIGHT } from "./use-passage.ts";

export interface EdgeMoves {
  /**
   * Moves one end of the sentence cursor or of the focused highlight.
   * @param chord  the key that was pressed: an arrow to a side means that side of the screen
   * @returns false when there is neither
   */
  move(move: EdgeMove, chord: string | undefined): boolean;
  /** Gives a highlight another span, saved once the movement has come to rest. */
  settle(annotation: Annotation, span: Span): void;
  /** While a grip is held, its movement has not come to rest. */
  setHeld(isHeld: boolean): void;
}

export function useEdgeMoves(
  page: ArticlePage | undefined,
  placed: readonly PlacedAnnotation[],
  annotate: Annotate,
): EdgeMoves {
  const store = useReaderStore();
  const settling = useMemo(() => settleSpans(store, annotate), [store, annotate]);
  useEffect(() => {
    const undo = [onHide(() => void settling.flush()), settling.watch()];
    return () => {
      for (const stop of undo) stop();
      void settling.flush();
    };
  }, [settling]);
  useShiftHeld(page, settling);
  useCommand("undo", () => {
    const saved = settling.flush();
    if (saved === undefined) return false;
    // The movement is the last deed: it is undone once it is one.
    void saved.then(() => runCommand("undo"));
    return true;
  });
  return useMemo(
    () => ({
      settle: settling.settle,
      setHeld: settling.setHeld,
      move(move, chord) {
        const { selection, cursor, focused } = store.getState();
        if (page === undefined || selection !== undefined) return false;
        const { text } = page.offsets;
        const mark = placed.find(({ annotationId }) => annotationId === focused);
        const span = focused === undefined ? cursor : mark?.span;
        if (span === undefined) return false;
        const language = page.root.lang === "" ? undefined : page.root.lang;
        const moved = moveEdge(text, span, onScreen(move, chord, page), language);
        announce(store, describeReach(text, span, moved) ?? wording.reader.said.edgeStays);
        if (moved.start === span.start && moved.end === span.end) return true;
        if (mark === undefined) store.setState({ cursor: moved });
        else settling.settle(mark.annotation, moved);
        const letter =
          move.edge === "start"
            ? { start: moved.start, end: moved.start + 1 }
            : { start: moved.end - 1, end: moved.end };
        void scrollToSpan(page, letter, { share: READING_HEIGHT, unless: "in-view" });
        return true;
      },
    }),
    [page, placed, store, settling],
  );
}

/** A run of key presses lasts for as long as Shift is held. */
function useShiftHeld(page: ArticlePage | undefined, settling: SpanSettling): void {
  useEffect(() => {
    if (page === undefined) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    const follow = ({ shiftKey }: KeyboardEvent): void => settling.setHeld(shiftKey);
    for (const target of [page.view, window]) {
      target.addEventListener("keydown", follow, { signal, capture: true });
      target.addEventListener("keyup", follow, { signal, capture: true });
    }
    // Let go somewhere else.
    window.addEventListener("blur", () => settling.setHeld(false), { signal });
    return () => listening.abort();
  }, [page, settling]);
}

/** Where lines run from right to left, the left arrow is onwards. */
function onScreen(move: EdgeMove, chord: string | undefined, { root }: ArticlePage): EdgeMove {
  const isToASide = chord?.endsWith("ArrowLeft") === true || chord?.endsWith("ArrowRight") === true;
  if (!isToASide || root.dir !== "rtl") return move;
  return { ...move, direction: move.direction === "forward" ? "backward" : "forward" };
}
