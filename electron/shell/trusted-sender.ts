import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from "electron";
import { INTERFACE_ORIGIN } from "#contract/desktop-window.js";

/** Whether a message comes from our window's own page: not from a frame in it, another window, or a page that is gone. */
export function isFromWindow(
  { senderFrame }: Pick<IpcMainEvent | IpcMainInvokeEvent, "senderFrame">,
  window: BrowserWindow,
): boolean {
  if (senderFrame === null || window.isDestroyed()) return false;
  // A destroyed frame throws when it is asked where it is from.
  if (senderFrame.isDestroyed() || senderFrame.detached) return false;
  return senderFrame === window.webContents.mainFrame && senderFrame.origin === INTERFACE_ORIGIN;
}
