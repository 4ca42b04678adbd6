import { useEffect, useState } from "react";

/** @returns the value of a moment ago, once it has rested for so long; undefined until then */
export function useDebounced<Value>(value: Value, milliseconds: number): Value | undefined {
  const [rested, setRested] = useState<Value>();
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
