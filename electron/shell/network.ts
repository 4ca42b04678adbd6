import type { Session } from "electron";
import { ASSETS, INTERFACE } from "./schemes.ts";

/** `devtools:` is where the developer tools live; the rest never leaves the process. */
const ALLOWED: ReadonlySet<string> = new Set([
  `${INTERFACE.scheme}:`,
  `${ASSETS.scheme}:`,
  "devtools:",
  "blob:",
  "data:",
]);

/** The app never opens a connection. Three locks: no request passes, the network is down, and no proxy is looked for. */
export function guardNetwork(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !ALLOWED.has(schemeOf(url)) });
  });
  session.enableNetworkEmulation({ offline: true });
  // What a proxy's settings are asked from, such as a script on the net, is a connection too.
  session.setProxy({ mode: "direct" }).catch((error: unknown) => {
    console.error("The proxy settings could not be cleared:", error);
  });
  session.setSpellCheckerEnabled(checksSpellingOffline());
  session.on("will-download", (event) => event.preventDefault());
}

/** macOS brings its own dictionaries; elsewhere Chromium would download them. */
export function checksSpellingOffline(): boolean {
  return process.platform === "darwin";
}

function schemeOf(url: string): string {
  return URL.parse(url)?.protocol ?? "";
}
