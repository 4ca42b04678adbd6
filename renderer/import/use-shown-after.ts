import { useEffect, useState } from "react";

/** @returns true once `isOn` has held for a while; false as soon as it does not */
export function useShownAfter(isOn: boolean, milliseconds: number): boolean {
  const [hasWaited, setWaited] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setWaited(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setWaited(false);
    };
  }, [isOn, milliseconds]);
  return isOn && hasWaited;
}
