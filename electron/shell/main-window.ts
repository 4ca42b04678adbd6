import { app, BrowserWindow, nativeTheme, screen } from "electron";
import { INTERFACE_ADDRESS } from "#contract/desktop-window.js";
import { appFiles } from "./app-files.ts";
import { checksSpellingOffline } from "./network.ts";
import { popUpTextMenu } from "./text-menu.ts";
import { pageColor } from "./theme-colors.ts";
import { SMALLEST_HEIGHT, SMALLEST_WIDTH, visibleBounds } from "./visible-bounds.ts";
import type { WindowMemory } from "./window-state.ts";

/** Opens the window as it was left, and shows it once there is something to see. */
export function openMainWindow(memory: WindowMemory): BrowserWindow {
  const { bounds, isMaximised, theme } = memory.state;
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const workAreas = [primary, ...others].map((display) => display.workArea);
  const window = new BrowserWindow({
    ...visibleBounds(bounds, workAreas),
    minWidth: SMALLEST_WIDTH,
    minHeight: SMALLEST_HEIGHT,
    title: "Postil",
    backgroundColor: pageColor(theme, nativeTheme.shouldUseDarkColors),
    autoHideMenuBar: true,
    show: false,
    webPreferences: {
      preload: appFiles.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: !app.isPackaged,
      spellcheck: checksSpellingOffline(),
    },
  });
  rememberPlace(window, memory);
  window.webContents.on("context-menu", (_event, subject) => popUpTextMenu(window, subject));
  window.once("ready-to-show", () => {
    if (isMaximised) window.maximize();
    window.show();
  });
  // A failed load leaves an empty window, which says more than none.
  window.loadURL(INTERFACE_ADDRESS).catch((error: unknown) => {
    console.error("The window could not be loaded:", error);
    window.show();
  });
  return window;
}

function rememberPlace(window: BrowserWindow, memory: WindowMemory): void {
  const remember = (): void => {
    if (window.isMinimized() || window.isFullScreen()) return;
    // The bounds to come back to, also while it is maximised.
    memory.remember({ bounds: window.getNormalBounds(), isMaximised: window.isMaximized() });
  };
  window.on("resize", remember);
  window.on("move", remember);
  window.on("maximize", remember);
  window.on("unmaximize", remember);
}
