import { type RefObject, useLayoutEffect, useMemo, useState } from "react";
import { type ColumnPlace, placeColumn } from "../column-place.ts";

/** Where the column stands in the reader, kept true to the window's width. */
export function useColumnPlace(stage: RefObject<HTMLElement | null>, widest: number): ColumnPlace {
  const [room, setRoom] = useState(() => innerWidth);
  useLayoutEffect(() => {
    const element = stage.current;
    if (element === null) return undefined;
    const read = (): void => setRoom(element.clientWidth);
    const observer = new ResizeObserver(read);
    observer.observe(element);
    read();
    return () => observer.disconnect();
  }, [stage]);
  return useMemo(() => placeColumn(room, widest), [room, widest]);
}
