import { join } from "node:path";
import { app, type BrowserWindow, dialog } from "electron";
import { desktopWording } from "#core/wording/desktop-wording.js";
import { plainFileName } from "./plain-file-name.ts";
import { showMessage } from "./show-message.ts";
import type { Service } from "./service.ts";

const words = desktopWording.saveFile;

/** Lets the person choose where, and writes there. The window proposes a name; the place is never its own choice. */
export async function saveFile(
  window: BrowserWindow,
  service: Pick<Service, "saveFile">,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.title,
    defaultPath: join(app.getPath("documents"), plainFileName(name)),
    properties: ["showOverwriteConfirmation", "createDirectory"],
  });
  if (canceled || filePath === "") return;
  try {
    await service.saveFile(filePath, text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    await showMessage(window, { type: "error", message: words.failed, detail });
  }
}
