import { create } from "zustand";
import type { CallOutput } from "#contract/calls.js";
import { assertNever } from "#core/assert-never.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { showToast } from "../ui/toasts.ts";
import { openScreen, useView } from "../view/view-store.ts";

const words = wording.settings;

export type NotesImportReport = CallOutput<"notes.import">;

type Ended =
  | { readonly kind: "done"; readonly report: NotesImportReport }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly message: string };

/** The import of notes that is under way, or what became of the last one. */
type NotesImport =
  | { readonly kind: "none" }
  | {
      readonly kind: "running";
      /** How much is done, 0 to 1; undefined while that is not known. */
      readonly share: number | undefined;
      /** What is done first, before it is known how much there is; undefined where nothing is said. */
      readonly first: string | undefined;
      readonly cancel: () => void;
    }
  | Ended;

/** One at a time, and whichever screen is shown: who leaves the settings has not cancelled. */
export const useNotesImport = create<{ readonly current: NotesImport }>()(() => ({
  current: { kind: "none" },
}));

/** Reads notes out of a file that was chosen. What becomes of it stands in the settings; whoever has left them is told in passing. */
export async function importNotes(file: File): Promise<void> {
  if (useNotesImport.getState().current.kind === "running") return;
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  const show = (current: NotesImport): void => useNotesImport.setState({ current });
  show({ kind: "running", share: undefined, first: undefined, cancel });
  const ended = await readNotes(file, {
    signal: controller.signal,
    onProgress: ({ done, total, current }) =>
      show({
        kind: "running",
        share: total === 0 ? undefined : Math.min(1, done / total),
        first: total === 0 && current !== "" ? current : undefined,
        cancel,
      }),
  });
  show(ended);
  if (useView.getState().screen.kind !== "settings") tellInPassing(ended);
}

async function readNotes(file: File, options: Parameters<typeof askApp>[2]): Promise<Ended> {
  let text: string;
  try {
    text = await file.text();
  } catch {
    // It may be gone or locked by now.
    return { kind: "failed", message: words.importUnreadable(file.name) };
  }
  try {
    const reply = await askApp("notes.import", { format: "json", text }, options);
    if (reply.ok) return { kind: "done", report: reply.value };
    if (reply.error.code === "cancelled") return { kind: "stopped" };
    return { kind: "failed", message: reply.error.message };
  } catch (error) {
    // The app went away in the middle of it.
    const message = error instanceof Error ? error.message : wording.trouble.hostGone;
    return { kind: "failed", message };
  }
}

function tellInPassing(ended: Ended): void {
  switch (ended.kind) {
    case "stopped":
      showToast({ text: words.importStopped });
      return;
    case "failed":
      showToast({ text: ended.message, kind: "trouble" });
      return;
    case "done": {
      const { added, known, unplaced } = ended.report;
      const text = words.imported(added, known);
      if (unplaced.length === 0) showToast({ text });
      else {
        showToast({
          text: `${text}. ${words.unplaced(unplaced.length)}.`,
          kind: "trouble",
          action: { label: wording.trouble.look, run: () => openScreen({ kind: "settings" }) },
        });
      }
      return;
    }
    default:
      assertNever(ended);
  }
}
