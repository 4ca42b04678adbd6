import {
  type BrowserWindow,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
} from "electron";

/** The menu of a text field, or of selected text. Elsewhere the window shows its own, or none. */
export function popUpTextMenu(window: BrowserWindow, subject: ContextMenuParams): void {
  const items = itemsFor(window, subject);
  if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
}

function itemsFor(
  window: BrowserWindow,
  { isEditable, editFlags, selectionText, dictionarySuggestions }: ContextMenuParams,
): MenuItemConstructorOptions[] {
  if (isEditable) {
    const corrections = dictionarySuggestions.map((word): MenuItemConstructorOptions => ({
      label: word,
      click: () => window.webContents.replaceMisspelling(word),
    }));
    return [
      ...corrections,
      ...(corrections.length > 0 ? [SEPARATOR] : []),
      { role: "cut", enabled: editFlags.canCut },
      { role: "copy", enabled: editFlags.canCopy },
      { role: "paste", enabled: editFlags.canPaste },
      SEPARATOR,
      { role: "selectAll", enabled: editFlags.canSelectAll },
    ];
  }
  return selectionText.trim() === "" ? [] : [{ role: "copy", enabled: editFlags.canCopy }];
}

const SEPARATOR: MenuItemConstructorOptions = { type: "separator" };
