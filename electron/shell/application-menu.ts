import { app, Menu, type MenuItemConstructorOptions } from "electron";
import { desktopWording } from "#core/wording/desktop-wording.js";

const words = desktopWording.menu;

export interface MenuActions {
  addFiles(): void;
  showLibrary(): void;
}

/**
 * Nearly all of it is for the platform: macOS takes its editing keys from here. Keys of the app itself are the window's
 * business; it sees every key before the menu does.
 */
export function setApplicationMenu(actions: MenuActions): void {
  const isMac = process.platform === "darwin";
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: "appMenu" } as const] : []),
    { label: words.file, submenu: fileMenu(actions, isMac) },
    { role: "editMenu", label: words.edit },
    { label: words.view, submenu: viewMenu() },
    ...(isMac ? [{ role: "windowMenu" } as const] : []),
    ...(isMac ? [] : [{ label: words.help, submenu: [{ role: "about" } as const] }]),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function fileMenu(actions: MenuActions, isMac: boolean): MenuItemConstructorOptions[] {
  return [
    { label: words.addFiles, click: actions.addFiles },
    { label: words.showLibrary, click: actions.showLibrary },
    { type: "separator" },
    { role: isMac ? "close" : "quit" },
  ];
}

function viewMenu(): MenuItemConstructorOptions[] {
  return [
    { role: "reload" },
    { type: "separator" },
    { role: "resetZoom" },
    { role: "zoomIn" },
    // The key with the plus sign is the one with the equals sign on most keyboards.
    {
      role: "zoomIn",
      accelerator: "CommandOrControl+=",
      visible: false,
      acceleratorWorksWhenHidden: true,
    },
    { role: "zoomOut" },
    { type: "separator" },
    { role: "togglefullscreen" },
    ...(app.isPackaged ? [] : [{ role: "toggleDevTools" } as const]),
  ];
}
