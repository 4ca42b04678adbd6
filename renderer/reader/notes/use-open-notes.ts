import { type RefObject, useEffect, useMemo } from "react";
import type { AnnotationId } from "#core/identity/ids.js";
import { useReaderStore } from "../state/reader-store.ts";

// Long enough to go from one note to the next.
const STAYS_OPEN_MS = 350;

/** Which crowded notes are shown whole because somebody is at them. */
export interface OpenNotes {
  /** @param item  what holds the note's card */
  isOpen(annotationId: AnnotationId, item: Element): boolean;
}

/**
 * The note that is focused, worked on or pointed at is whole. One that the pointer opened stays so until the pointer leaves the
 * margin: were it to close at once, the next note would move away from under the pointer.
 * @param onChange  called when the answer may be another
 */
export function useOpenNotes(list: RefObject<HTMLElement | null>, onChange: () => void): OpenNotes {
  const store = useReaderStore();
  const pointedAt = useMemo(() => new Set<AnnotationId>(), []);
  useEffect(() => {
    let closing: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(({ hovered, focused, cardWork }, before) => {
      if (hovered !== before.hovered) {
        clearTimeout(closing);
        if (hovered === undefined) {
          closing = setTimeout(() => {
            pointedAt.clear();
            onChange();
          }, STAYS_OPEN_MS);
        } else {
          if (list.current?.matches(":hover") !== true) pointedAt.clear();
          pointedAt.add(hovered);
        }
      }
      const isOther =
        hovered !== before.hovered || focused !== before.focused || cardWork !== before.cardWork;
      if (isOther) onChange();
    });
    const element = list.current;
    element?.addEventListener("focusin", onChange);
    element?.addEventListener("focusout", onChange);
    return () => {
      stop();
      clearTimeout(closing);
      element?.removeEventListener("focusin", onChange);
      element?.removeEventListener("focusout", onChange);
    };
  }, [list, store, pointedAt, onChange]);
  return useMemo(
    () => ({
      isOpen(annotationId, item) {
        const { focused, cardWork } = store.getState();
        const isAtWork = cardWork?.annotationId === annotationId;
        const hasFocus = item.contains(document.activeElement);
        return isAtWork || hasFocus || focused === annotationId || pointedAt.has(annotationId);
      },
    }),
    [store, pointedAt],
  );
}
