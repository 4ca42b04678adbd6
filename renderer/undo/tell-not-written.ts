import type { NotWritten } from "#contract/not-written.js";
import { wording } from "#core/wording/wording.js";
import { showToast } from "../ui/toasts.ts";

/** Names the articles that could not have what was done to the others. */
export function tellNotWritten(notWritten: NotWritten | undefined): void {
  if (notWritten === undefined) return;
  const text = wording.library.notWritten(notWritten, notWritten.why.message);
  showToast({ text, kind: "trouble" });
}
