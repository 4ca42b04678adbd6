import type { CallInput } from "#contract/calls.js";
import type { AnnotationId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { showToast } from "../ui/toasts.ts";
import { tellDeed } from "../undo/tell-deed.ts";

type Change = Omit<CallInput<"annotations.update">, "annotationIds">;

/** Changes one annotation; trouble is told. @returns whether it was saved */
export async function changeAnnotation(
  annotationId: AnnotationId,
  change: Change,
): Promise<boolean> {
  const reply = await askApp("annotations.update", { annotationIds: [annotationId], ...change });
  if (!reply.ok) showToast({ text: reply.error.message, kind: "trouble" });
  return reply.ok;
}

/** To the trash or back, with a way to take it back at once. */
export async function trashAnnotation(
  annotationId: AnnotationId,
  { trashed }: { readonly trashed: boolean },
): Promise<void> {
  if (!(await changeAnnotation(annotationId, { trashed }))) return;
  tellDeed(trashed ? wording.notebook.trashed : wording.notebook.restored);
}
