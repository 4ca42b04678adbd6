import { useCallback, useState } from "react";
import type { AppEvent } from "#contract/events.js";
import { useAppEvent } from "../data/use-app-events.ts";
import type { CallProgress } from "../ipc/ask-app.ts";

/** How far the app is with the files of the inbox folder; undefined while it is not at it. */
export function useInboxProgress(): CallProgress | undefined {
  const [progress, setProgress] = useState<CallProgress>();
  useAppEvent(
    useCallback((event: AppEvent) => {
      if (event.kind === "inbox-progress") setProgress(event);
      if (event.kind === "inbox-taken-in") setProgress(undefined);
    }, []),
  );
  return progress;
}
