import { useState } from "react";

/** @returns the array of last time, for as long as its elements are the same: what depends on it is not computed again */
export function useStableArray<Element>(latest: readonly Element[]): readonly Element[] {
  const [stable, setStable] = useState(latest);
  if (isSame(stable, latest)) return stable;
  setStable(latest);
  return latest;
}

function isSame<Element>(a: readonly Element[], b: readonly Element[]): boolean {
  return a.length === b.length && a.every((element, index) => Object.is(element, b[index]));
}
