import { useCallback, useLayoutEffect, useRef } from "react";

/** @returns the same function each time, so that what it is given to need not be drawn again; it does what the latest one does */
export function useStableHandler<Arguments extends readonly unknown[]>(
  handler: (...given: Arguments) => void,
): (...given: Arguments) => void {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...given: Arguments) => latest.current(...given), []);
}
