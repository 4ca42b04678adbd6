import type { AppEvent } from "#contract/events.js";

/** Tells every listener what happened, in the order in which it did. Who comes later is told first of a trouble that stands. */
export interface EventStream {
  emit(event: AppEvent): void;
  /** @returns its undo */
  subscribe(listener: (event: AppEvent) => void): () => void;
}

export function createEventStream(): EventStream {
  const listeners = new Set<(event: AppEvent) => void>();
  let trouble: AppEvent | undefined;
  return {
    emit(event) {
      if (event.kind === "trouble") trouble = event;
      if (event.kind === "trouble-over") trouble = undefined;
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      if (trouble !== undefined) listener(trouble);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
