import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { AppEvent } from "#contract/events.js";
import { onAppEvent } from "../ipc/on-app-event.ts";
import { applyAppEvent } from "./query-client.ts";

/** Keeps cached answers true to what the app tells; mounted once, by the App. */
export function useFreshData(): void {
  const client = useQueryClient();
  useEffect(() => onAppEvent((event) => applyAppEvent(client, event)), [client]);
}

/** Hears app events for as long as the component is shown. `listener` must be stable. */
export function useAppEvent(listener: (event: AppEvent) => void): void {
  useEffect(() => onAppEvent(listener), [listener]);
}
