import { contextBridge, ipcRenderer } from "electron";
import type { Bridge } from "#contract/bridge.js";
import { ASSET_BASE, windowChannels } from "#contract/desktop-window.js";

/** Carries messages between the window and the main process, which checks them. Nothing of Electron crosses. */
const bridge: Bridge = {
  host: "desktop",
  assetBase: ASSET_BASE,
  call: (request) => ipcRenderer.invoke(windowChannels.call, request),
  cancel: (callId) => ipcRenderer.send(windowChannels.cancel, callId),
  onEvent(listener) {
    // Electron's event object stays here: its sender would hand the window every channel.
    const tell = (_electronEvent: unknown, event: unknown): void => listener(event);
    ipcRenderer.on(windowChannels.event, tell);
    ipcRenderer.send(windowChannels.listening);
    return () => {
      ipcRenderer.off(windowChannels.event, tell);
    };
  },
  stageFile: (name, bytes) => ipcRenderer.invoke(windowChannels.stageFile, name, bytes),
  saveFile: (name, text) => ipcRenderer.invoke(windowChannels.saveFile, name, text),
  openExternal: (url) => ipcRenderer.invoke(windowChannels.openExternal, url),
};

contextBridge.exposeInMainWorld("postil", bridge);
