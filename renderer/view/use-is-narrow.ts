import { useSyncExternalStore } from "react";

/** Below this the sidebar is a drawer. */
const narrow = matchMedia("(width < 760px)");

export function useIsNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches);
}

function watch(listener: () => void): () => void {
  narrow.addEventListener("change", listener);
  return () => narrow.removeEventListener("change", listener);
}
