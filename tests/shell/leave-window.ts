import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where the desktop remembers its window, below the home of a test. */
export const WINDOW_FILE = "XDG_DATA_HOME/postil/desktop-window.json";

/** Leaves a window as another run of the app would have. */
export async function leaveWindow(home: string, state: object | string): Promise<void> {
  const path = join(home, WINDOW_FILE);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, typeof state === "string" ? state : JSON.stringify(state));
}
