import { type BrowserWindow, dialog, type MessageBoxOptions } from "electron";
import { desktopWording } from "#core/wording/desktop-wording.js";

/** Says something that the person only has to know; over the window where there is one. */
export async function showMessage(
  window: BrowserWindow | undefined,
  message: Pick<MessageBoxOptions, "type" | "message" | "detail">,
): Promise<void> {
  const options: MessageBoxOptions = { ...message, buttons: [desktopWording.ok] };
  await (window === undefined
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
}
