import { useEffect, useEffectEvent } from "react";
import { wording } from "#core/wording/wording.js";
import { useCommand } from "../../keyboard/use-command.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { useReaderStore } from "../state/reader-store.ts";
import type { MarkActions } from "./use-mark-actions.ts";

/** Within it another click makes a paragraph of what a double click selected. */
const NEXT_CLICK_MS = 300;

/**
 * While the pen is in the hand, whatever is selected becomes a highlight: by mouse when it is let go, by keyboard with
 * Shift, the sentence cursor's words included.
 */
export function usePen(page: ArticlePage | undefined, actions: MarkActions): void {
  const store = useReaderStore();
  useCommand("pen", () => {
    const isPenOn = !store.getState().isPenOn;
    const { penOn, penOff } = wording.reader.said;
    store.setState({ isPenOn, announcement: isPenOn ? penOn : penOff });
  });
  const draw = useEffectEvent(() => {
    const { isPenOn, selection, unmarkable } = store.getState();
    if (isPenOn && (selection !== undefined || unmarkable !== undefined)) actions.highlight();
  });
  const drawCursor = useEffectEvent(() => {
    if (store.getState().isPenOn) actions.highlight();
  });
  useEffect(() => {
    if (page === undefined) return undefined;
    let drawing: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(({ isPressing, isPenOn }, before) => {
      if (isPressing === before.isPressing) return;
      clearTimeout(drawing);
      // What was selected before the pen was taken up waits for a key, as ever.
      if (!isPressing && isPenOn) drawing = setTimeout(draw, NEXT_CLICK_MS);
    });
    // With Shift held, the sentence cursor grows and shrinks: a selection of its own.
    let isShiftHeld = false;
    let isWidened = false;
    const stopFollowing = store.subscribe(({ cursor }, before) => {
      if (cursor !== before.cursor) isWidened = isShiftHeld && cursor !== undefined;
    });
    const listening = new AbortController();
    const { signal } = listening;
    const hold = ({ shiftKey }: KeyboardEvent): void => {
      isShiftHeld = shiftKey;
    };
    for (const target of [page.view, window]) {
      target.addEventListener("keydown", hold, { signal, capture: true });
      target.addEventListener(
        "keyup",
        ({ key }) => {
          if (key !== "Shift") return;
          isShiftHeld = false;
          const { focused } = store.getState();
          if (isWidened && focused === undefined) drawCursor();
          else if (target === page.view) draw();
          isWidened = false;
        },
        { signal },
      );
    }
    return () => {
      stop();
      stopFollowing();
      clearTimeout(drawing);
      listening.abort();
    };
  }, [page, store]);
}
