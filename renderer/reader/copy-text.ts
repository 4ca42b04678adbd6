import { wording } from "#core/wording/wording.js";
import { showToast } from "../ui/toasts.ts";

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: said });
  } catch {
    // The window may not have the focus, or the system refuses: both are the person's to know.
    showToast({ text: wording.reader.notCopied, kind: "trouble" });
  }
}
