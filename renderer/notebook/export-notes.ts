import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { saveFile } from "../ipc/host.ts";
import { showToast } from "../ui/toasts.ts";

/** Writes notes where the person chooses: JSON as one file, Markdown as one file an article. */
export async function exportNotes(format: "json" | "markdown", query: string): Promise<void> {
  const reply = await askApp("notes.export", { format, query });
  if (!reply.ok) {
    showToast({ text: reply.error.message, kind: "trouble" });
    return;
  }
  const { files } = reply.value;
  if (files.length === 0) {
    showToast({ text: wording.notebook.nothingToExport });
    return;
  }
  try {
    for (const { name, text } of files) {
      // The desktop asks for a place each time: one question after the other.
      await saveFile(name, text);
    }
    showToast({ text: wording.notebook.exported(files.length) });
  } catch (error) {
    const text = error instanceof Error ? error.message : wording.trouble.hostGone;
    showToast({ text, kind: "trouble" });
  }
}
