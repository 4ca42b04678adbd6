import { useEffect } from "react";
import type { AppEvent } from "#contract/events.js";
import { hostKind } from "../ipc/host.ts";
import { onAppEvent } from "../ipc/on-app-event.ts";
import { DRAFT_KEY_PREFIX } from "../reader/data/note-drafts.ts";

/**
 * In a browser, asks before a window is closed or reloaded while something is not saved: a note that was typed here, or what the app could
 * not write. The desktop asks by itself.
 */
export function useLeaveQuestion(): void {
  useEffect(() => {
    if (hostKind() === "desktop") return undefined;
    // What an earlier window left is kept on this device all the same: no reason to hold this one back.
    const left = new Map(drafts());
    let isInTrouble = false;
    const stopEvents = onAppEvent((event: AppEvent) => {
      if (event.kind === "trouble") isInTrouble = true;
      if (event.kind === "trouble-over") isInTrouble = false;
    });
    const ask = (event: BeforeUnloadEvent): void => {
      if (isInTrouble || drafts().some(([key, text]) => left.get(key) !== text)) {
        event.preventDefault();
      }
    };
    addEventListener("beforeunload", ask);
    return () => {
      stopEvents();
      removeEventListener("beforeunload", ask);
    };
  }, []);
}

function drafts(): readonly (readonly [string, string])[] {
  return Object.entries(localStorage).filter(([key]) => key.startsWith(DRAFT_KEY_PREFIX));
}
