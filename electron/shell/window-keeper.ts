import { setTimeout as delay } from "node:timers/promises";
import { app, type BrowserWindow, dialog } from "electron";
import { desktopWording } from "#core/wording/desktop-wording.js";
import { openMainWindow } from "./main-window.ts";
import type { WindowMemory } from "./window-state.ts";

/** The one window: there, or not. */
export interface WindowKeeper {
  current(): BrowserWindow | undefined;
  /** Opens it, or brings it to the front; a window that is about to go stays. */
  show(): void;
  /**
   * Lets the page save what it holds, then takes the window away.
   * @returns whether it is gone; it is not when somebody wanted to see it meanwhile
   */
  close(): Promise<boolean>;
}

export interface WindowKeeperOptions {
  readonly memory: WindowMemory;
  /** The page went away, to be loaded again or for good. */
  onPageGone(): void;
  /** Fulfilled when everything that the page asked for was answered. */
  idle(): Promise<void>;
}

/** From "the window is hidden" to the page's last call: a few hops between processes. */
const LAST_WORDS_MS = 300;
/** A page that takes longer hangs. */
const CLOSE_LIMIT_MS = 5_000;
/** A page that dies again this soon would die for ever. */
const CRASH_LOOP_MS = 10_000;

export function createWindowKeeper({
  memory,
  onPageGone,
  idle,
}: WindowKeeperOptions): WindowKeeper {
  let window: BrowserWindow | undefined;
  let closing: Promise<boolean> | undefined;
  let isWantedBack = false;

  function open(): BrowserWindow {
    const opened = openMainWindow(memory);
    opened.on("close", (event) => {
      event.preventDefault();
      void close();
    });
    // Windows ends the app with the session and says so to its windows alone: the first word of it is the time to save. If
    // somebody calls the ending off, Postil is merely closed.
    opened.on("query-session-end", () => void close());
    // The first does not come where the session must end.
    opened.on("session-end", () => void close());
    opened.on("closed", () => {
      window = undefined;
      onPageGone();
    });
    opened.webContents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) onPageGone();
    });
    reloadAfterCrash(opened, onPageGone);
    return opened;
  }

  function close(): Promise<boolean> {
    // Electron tells of the last window's end before it tells of this one's.
    if (window === undefined || window.isDestroyed()) return Promise.resolve(true);
    closing ??= sayGoodbye(window).finally(() => {
      closing = undefined;
    });
    return closing;
  }

  /** A page is told that it is hidden, and saves then; a page that is merely destroyed hears nothing. */
  async function sayGoodbye(leaving: BrowserWindow): Promise<boolean> {
    isWantedBack = false;
    leaving.hide();
    await delay(LAST_WORDS_MS);
    await Promise.race([idle(), delay(CLOSE_LIMIT_MS)]);
    if (isWantedBack) return false;
    leaving.destroy();
    return true;
  }

  return {
    current: () => window,
    show() {
      if (window === undefined) window = open();
      if (closing !== undefined) {
        isWantedBack = true;
        window.show();
      }
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    close,
  };
}

function reloadAfterCrash(window: BrowserWindow, onPageGone: () => void): void {
  let lastCrash = 0;
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    onPageGone();
    if (reason === "clean-exit") return;
    const isLoop = Date.now() - lastCrash < CRASH_LOOP_MS;
    lastCrash = Date.now();
    if (isLoop) void askAfterCrash(window);
    else window.webContents.reload();
  });
}

async function askAfterCrash(window: BrowserWindow): Promise<void> {
  const { crashed, crashedDetail, reload } = desktopWording.window;
  const { response } = await dialog.showMessageBox(window, {
    type: "error",
    message: crashed,
    detail: crashedDetail,
    buttons: [reload, desktopWording.library.quit],
    noLink: true,
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
}
