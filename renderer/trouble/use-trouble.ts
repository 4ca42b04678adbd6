import { useCallback, useState } from "react";
import type { AppEvent } from "#contract/events.js";
import { useAppEvent } from "../data/use-app-events.ts";

interface Trouble {
  readonly message: string;
}

/** The trouble that the app told of last, until it is over or was read. */
export function useTrouble(): {
  readonly trouble: Trouble | undefined;
  readonly dismiss: () => void;
} {
  const [trouble, setTrouble] = useState<Trouble>();
  const hear = useCallback((event: AppEvent) => {
    if (event.kind === "trouble") setTrouble({ message: event.message });
    if (event.kind === "trouble-over") setTrouble(undefined);
  }, []);
  useAppEvent(hear);
  return { trouble, dismiss: () => setTrouble(undefined) };
}
