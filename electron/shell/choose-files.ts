import { type BrowserWindow, dialog } from "electron";
import { desktopWording } from "#core/wording/desktop-wording.js";

const words = desktopWording.addFiles;

/** Lets the person choose articles to add. @returns absolute paths; none when they changed their mind */
export async function chooseFiles(window: BrowserWindow): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.title,
    buttonLabel: words.button,
    filters: [
      { name: words.articles, extensions: ["txt", "text", "md", "markdown"] },
      { name: words.anything, extensions: ["*"] },
    ],
    properties: ["openFile", "multiSelections"],
  });
  return canceled ? [] : filePaths;
}
