import { type BrowserWindow, dialog } from "electron";
import { READABLE_EXTENSIONS } from "#core/article/readable-format.js";
import { desktopWording } from "#core/wording/desktop-wording.js";

const words = desktopWording.addFiles;

/** Lets the person choose articles to add. @returns absolute paths; none when they changed their mind */
export async function chooseFiles(window: BrowserWindow): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.title,
    buttonLabel: words.button,
    filters: [
      {
        name: words.articles,
        extensions: READABLE_EXTENSIONS.map((extension) => extension.slice(1)),
      },
      { name: words.anything, extensions: ["*"] },
    ],
    properties: ["openFile", "multiSelections"],
  });
  return canceled ? [] : filePaths;
}
