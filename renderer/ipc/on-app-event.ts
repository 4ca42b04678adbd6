import { AppEvent } from "#contract/events.js";
import { theBridge } from "./bridge.ts";

const listeners = new Set<(event: AppEvent) => void>();
let stopBridge: (() => void) | undefined;

/**
 * Hears what the app tells every window. What does not parse is dropped: a newer host may know events that this window does not.
 * @returns its undo
 */
export function onAppEvent(listener: (event: AppEvent) => void): () => void {
  listeners.add(listener);
  stopBridge ??= theBridge().onEvent((received) => {
    const event = AppEvent.safeParse(received);
    if (event.success) for (const tell of listeners) tell(event.data);
  });
  return () => {
    listeners.delete(listener);
  };
}
