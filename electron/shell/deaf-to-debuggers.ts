import { app } from "electron";

/** By the first Chromium listens on a port, by the second on a pipe; whoever speaks there has the window in hand. */
const DEBUGGERS = ["remote-debugging-port", "remote-debugging-pipe"] as const;

/**
 * The packaged app takes no orders from whoever starts it; fuses see to Node's own inspector. Before `ready`: later, Chromium
 * listens already. Tests drive the app from the checkout.
 */
export function turnDeafToDebuggers(): void {
  if (!app.isPackaged) return;
  for (const name of DEBUGGERS) app.commandLine.removeSwitch(name);
}
