import type { CallInput } from "#contract/calls.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { saveFile } from "../ipc/host.ts";
import { showToast } from "../ui/toasts.ts";

export type ExportFormat = CallInput<"notes.export">["format"];

/**
 * Writes notes where the person chooses, always as one file: Markdown of several articles is joined.
 * @param which  by a query, or one by one
 */
export async function exportNotes(
  format: ExportFormat,
  which: Pick<CallInput<"notes.export">, "query" | "annotationIds">,
): Promise<void> {
  const reply = await askApp("notes.export", { format, ...which });
  if (!reply.ok) {
    showToast({ text: reply.error.message, kind: "trouble" });
    return;
  }
  const { files, unread } = reply.value;
  const [firstUnread] = unread;
  if (files.length === 0) {
    const { nothingToExport } = wording.notebook;
    showToast(
      firstUnread === undefined
        ? { text: nothingToExport }
        : { text: firstUnread.message, kind: "trouble" },
    );
    return;
  }
  try {
    const { name, text } = asOneFile(files);
    await saveFile(name, text);
    const { exported, exportedAll, leftOut } = wording.notebook;
    if (firstUnread !== undefined) {
      showToast({ text: leftOut(unread.length, firstUnread.message), kind: "trouble" });
    } else showToast({ text: format === "json" ? exportedAll : exported(files.length) });
  } catch (error) {
    const text = error instanceof Error ? error.message : wording.trouble.hostGone;
    showToast({ text, kind: "trouble" });
  }
}

interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** One question for a place instead of one an article. Each article begins with a heading of the first level. */
export function asOneFile(files: readonly TextFile[]): TextFile {
  const [only, ...more] = files;
  if (only !== undefined && more.length === 0) return only;
  const texts = files.toSorted((a, b) => a.name.localeCompare(b.name)).map(({ text }) => text);
  return { name: wording.notebook.exportName, text: texts.join("\n") };
}
