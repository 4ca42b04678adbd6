import { wording } from "#core/wording/wording.js";
import { onDeed } from "../ipc/deeds.ts";
import { runCommand } from "../keyboard/command-handlers.ts";
import { showToast } from "../ui/toasts.ts";

/** Says what was done, with a way back for as long as Undo means this deed and no later one. */
export function tellDeed(text: string): void {
  const close = showToast({
    text,
    action: { label: wording.app.undo, run: () => void runCommand("undo") },
  });
  const stop = onDeed(() => {
    stop();
    close();
  });
}
