import type { BrowserWindow } from "electron";
import { windowChannels } from "#contract/desktop-window.js";
import type { AppEvent } from "#contract/events.js";

/** Tells the window what happens. A page that is still loading hears later of what it could not ask for itself. */
export interface WindowEvents {
  tell(event: AppEvent): void;
  /** The window's page hears from now on. */
  onListening(): void;
  /** The window's page went away, to be loaded again or for good. */
  onGone(): void;
}

export function createWindowEvents(currentWindow: () => BrowserWindow | undefined): WindowEvents {
  let isListening = false;
  let waiting: AppEvent[] = [];

  function send(event: AppEvent): void {
    currentWindow()?.webContents.send(windowChannels.event, event);
  }

  return {
    tell(event) {
      if (isListening) send(event);
      else if (event.kind === "open-link" || event.kind === "trouble") waiting.push(event);
      else if (event.kind === "trouble-over") waiting = waiting.filter(isNotTrouble);
    },
    onListening() {
      isListening = true;
      for (const event of waiting) send(event);
      waiting = [];
    },
    onGone() {
      isListening = false;
    },
  };
}

function isNotTrouble(event: AppEvent): boolean {
  return event.kind !== "trouble";
}
