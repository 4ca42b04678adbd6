import { AppEvent } from "#contract/events.js";
import { theBridge } from "./bridge.ts";

const listeners = new Set<(event: AppEvent) => void>();
let stopBridge: (() => void) | undefined;
/** What was told while the window starts; undefined once all that starts with it listens. */
let toldAtStart: AppEvent[] | undefined = [];

/**
 * Hears what the app tells every window, while the window starts also what it told before. What does not parse is dropped: a newer host
 * may know events that this window does not.
 * @returns its undo
 */
export function onAppEvent(listener: (event: AppEvent) => void): () => void {
  listeners.add(listener);
  stopBridge ??= theBridge().onEvent((received) => {
    const event = AppEvent.safeParse(received);
    if (!event.success) return;
    toldAtStart?.push(event.data);
    for (const tell of listeners) tell(event.data);
  });
  for (const event of toldAtStart ?? []) listener(event);
  return () => {
    listeners.delete(listener);
  };
}

/** From now on whoever listens hears only of what comes. */
export function endStart(): void {
  toldAtStart = undefined;
}
