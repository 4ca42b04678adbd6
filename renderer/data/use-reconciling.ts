import { useCallback } from "react";
import { create } from "zustand";
import type { AppEvent } from "#contract/events.js";
import { useAppEvent } from "./use-app-events.ts";

type Reconciling = Extract<AppEvent, { kind: "reconciling" }>["progress"];

/** What the app last told: whoever is shown later knows it, too. */
const useLastTold = create<{ readonly progress: Reconciling }>()(() => ({ progress: null }));

/** Mounted once, by the App. */
export function useReconcilingNews(): void {
  useAppEvent(
    useCallback((event: AppEvent) => {
      if (event.kind === "reconciling") useLastTold.setState({ progress: event.progress });
    }, []),
  );
}

/** How far the app has come in looking through the files; null while it is not at it. */
export function useReconciling(): Reconciling {
  return useLastTold(({ progress }) => progress);
}
