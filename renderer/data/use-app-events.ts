import { useEffect } from "react";
import type { AppEvent } from "#contract/events.js";
import { endStart, onAppEvent } from "../ipc/on-app-event.ts";

/** Hears app events for as long as the component is shown. `listener` must be stable. */
export function useAppEvent(listener: (event: AppEvent) => void): void {
  useEffect(() => onAppEvent(listener), [listener]);
}

/** By the App, after all that listens from the start: effects run in this order. */
export function useEndOfStart(): void {
  useEffect(endStart, []);
}
