import { useState, useSyncExternalStore } from "react";
import { useRemembered } from "../view/use-remembered.ts";

/** Below this they would leave the results too little room, and are folded until they are called for. */
const crowded = matchMedia("(width < 1000px)");

/** Whether what a search can be narrowed by is shown: beside the results, or, where there is no room, above them. */
export function useFacetPlace(): readonly [boolean, (areShown: boolean) => void] {
  const isCrowded = useSyncExternalStore(watch, () => crowded.matches);
  const beside = useRemembered("search-facets", isBoolean, true);
  const above = useState(false);
  return isCrowded ? above : beside;
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function watch(listener: () => void): () => void {
  crowded.addEventListener("change", listener);
  return () => crowded.removeEventListener("change", listener);
}
