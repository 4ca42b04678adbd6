import type { AppEvent } from "#contract/events.js";

/** Tells every listener what happened, in the order in which it did. */
export interface EventStream {
  emit(event: AppEvent): void;
  /** @returns its undo */
  subscribe(listener: (event: AppEvent) => void): () => void;
}

export function createEventStream(): EventStream {
  const listeners = new Set<(event: AppEvent) => void>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
