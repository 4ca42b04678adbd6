import type { Bridge } from "#contract/bridge.js";
import { makeHttpBridge } from "./http-bridge.ts";

declare global {
  interface Window {
    /** Put there by the desktop's preload; missing in a browser. */
    readonly postil?: Bridge;
  }
}

let bridge: Bridge | undefined;

/** The pipe to the app: the desktop's when there is one, else HTTP to the host that served this page. */
export function theBridge(): Bridge {
  bridge ??= window.postil ?? makeHttpBridge();
  return bridge;
}
