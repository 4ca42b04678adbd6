import { useSyncExternalStore } from "react";

const TICK_MS = 60_000;
const watchers = new Set<() => void>();
let now = new Date().toISOString();
let timer: ReturnType<typeof setInterval> | undefined;

/** @returns the time, to the minute, as ISO 8601: so that "today" becomes "yesterday" while the window stays open */
export function useNow(): string {
  return useSyncExternalStore(watch, () => now);
}

function watch(watcher: () => void): () => void {
  // Nobody may have looked at the clock for long; a list that takes another's place would draw all its rows twice.
  if (watchers.size === 0 && Date.now() - Date.parse(now) >= TICK_MS)
    now = new Date().toISOString();
  watchers.add(watcher);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = new Date().toISOString();
  for (const tell of watchers) tell();
}
