import { mkdirSync } from "node:fs";
import { app } from "electron";

/** As electron-builder gives it to Windows: see build/electron-builder.ts. */
const APP_ID = "app.postil";

/**
 * Chromium keeps what it needs for itself apart from everything that is the reader's. Before the single-instance lock, which
 * lies there too.
 * @param directory  absolute; made when it is missing
 */
export function keepProfileIn(directory: string): void {
  mkdirSync(directory, { recursive: true });
  app.setPath("userData", directory);
  if (process.platform === "win32") app.setAppUserModelId(APP_ID);
}
