import { type PointerEvent, type RefObject, useState } from "react";

// CSS pixels. The header and a line; below that the sheet was meant to be closed.
const LOWEST = 96;
// Of the room that article and sheet share: the passage and what it stands in stay to be seen.
const HIGHEST_SHARE = 0.75;

export interface SheetDrag {
  /** As the reader dragged it, CSS pixels; undefined: as high as its note needs. */
  readonly height: number | undefined;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: () => void;
  };
}

interface Drag {
  readonly pointerId: number;
  /** Where it began, in the window. */
  readonly y: number;
  readonly height: number;
}

/** Lets the reader drag the sheet higher and lower, and away. */
export function useSheetDrag(sheet: RefObject<HTMLElement | null>, onClose: () => void): SheetDrag {
  const [height, setHeight] = useState<number>();
  const [drag, setDrag] = useState<Drag>();
  const heightAt = ({ y, height: before }: Drag, now: number): number => before + y - now;
  return {
    height,
    handlers: {
      onPointerDown(event) {
        const { target, currentTarget, pointerId, clientY, button } = event;
        const isOnButton = target instanceof Element && target.closest("button") !== null;
        if (isOnButton || button !== 0) return;
        currentTarget.setPointerCapture(pointerId);
        setDrag({ pointerId, y: clientY, height: sheet.current?.offsetHeight ?? 0 });
      },
      onPointerMove({ pointerId, clientY }) {
        if (drag?.pointerId !== pointerId || clientY === drag.y) return;
        const room = sheet.current?.parentElement?.clientHeight ?? 0;
        setHeight(Math.min(heightAt(drag, clientY), Math.round(room * HIGHEST_SHARE)));
      },
      onPointerUp({ pointerId, clientY }) {
        if (drag?.pointerId !== pointerId) return;
        setDrag(undefined);
        if (heightAt(drag, clientY) < Math.min(LOWEST, drag.height * 0.7)) onClose();
      },
      onPointerCancel: () => setDrag(undefined),
    },
  };
}
