/** Where the desktop's window lives. A standard scheme of our own: it has an origin, and nothing else shares it. */
export const INTERFACE_ORIGIN = "app://postil";
export const INTERFACE_ADDRESS = `${INTERFACE_ORIGIN}/index.html`;

/** Before `<article-id>/<hash>.<ext>`: articles' pictures come from another origin than the interface. */
export const ASSET_BASE = "postil-asset://a/";

/** What the preload and the desktop's main process call their messages; nobody else speaks them. */
export const windowChannels = {
  call: "postil:call",
  cancel: "postil:cancel",
  stageFile: "postil:stage-file",
  saveFile: "postil:save-file",
  openExternal: "postil:open-external",
  /** The window hears events from now on; what waited for it can be sent. */
  listening: "postil:listening",
  event: "postil:event",
} as const;
