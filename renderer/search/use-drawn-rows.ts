import { useEffect, useMemo } from "react";
import { useStateOf } from "../view/use-state-of.ts";

/** Fills a window; each row costs the browser most of a millisecond, several where they come while one types. */
const ROWS_A_STEP = 10;

/**
 * Draws what is seen at once, and what is below it a little at a time, so that no letter that is typed meanwhile waits for rows that
 * nobody sees.
 * @param name  of the list: with another one it begins anew
 * @param atLeast  as many are drawn at once, where one comes back to a row far down, or stands in the list
 * @returns the rows to draw now; soon all of them
 */
export function useDrawnRows<Row>(
  name: string,
  rows: readonly Row[],
  atLeast: number,
): readonly Row[] {
  const [count, setCount] = useStateOf(name, Math.max(ROWS_A_STEP, atLeast));
  const left = rows.length - count;
  useEffect(() => {
    if (left <= 0) return;
    // After the frame that shows the last step.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setCount((drawn) => drawn + ROWS_A_STEP));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [left, setCount]);
  return useMemo(() => (left <= 0 ? rows : rows.slice(0, count)), [rows, count, left]);
}
