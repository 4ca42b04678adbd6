import { app, dialog } from "electron";
import type { AppEvent } from "#contract/events.js";
import { desktopWording } from "#core/wording/desktop-wording.js";

const words = desktopWording.quitInTrouble;

export interface Ending {
  /** @returns whether it is gone; when it is not, there is no quitting */
  closeWindow(): Promise<boolean>;
  /** What has to be finished then before the process may end, in this order. */
  readonly ending: readonly (() => Promise<void>)[];
  /** The person would rather stay. */
  stay(): void;
}

/** Remembers whether something could not be saved, and holds every way of quitting until all is finished. */
export interface Quitting {
  hear(event: AppEvent): void;
}

export function guardQuitting({ closeWindow, ending, stay }: Ending): Quitting {
  let trouble: string | undefined;
  let isFinished = false;
  let isAsking = false;

  async function end(): Promise<void> {
    const known = trouble;
    if (known !== undefined && !(await mayQuitInspiteOf(known))) return stay();
    if (!(await closeWindow())) return;
    // The page saved once more as it went, and that may have failed.
    if (trouble !== undefined && trouble !== known && !(await mayQuitInspiteOf(trouble)))
      return stay();
    for (const finish of ending) await finish();
    isFinished = true;
    app.quit();
  }

  app.on("before-quit", (event) => {
    if (isFinished) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void end().finally(() => {
      isAsking = false;
    });
  });

  return {
    hear(event) {
      // Trouble with a file; what the desktop says of itself is over when it quits.
      if (event.kind === "trouble" && event.path !== null) trouble = event.message;
      if (event.kind === "trouble-over") trouble = undefined;
    },
  };
}

async function mayQuitInspiteOf(trouble: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: "warning",
    message: words.message,
    detail: trouble,
    buttons: [words.stay, words.quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
