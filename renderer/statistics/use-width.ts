import { type RefObject, useEffect, useState } from "react";

/** @returns how wide an element is just now, in CSS pixels; 0 before it is there. Plots are drawn to measure: their words keep their size */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    // It tells the first width, too.
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
