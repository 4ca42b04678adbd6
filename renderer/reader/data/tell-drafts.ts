import type { NoteDraft } from "#core/annotation/note-draft.js";
import type { AnnotationId } from "#core/identity/ids.js";
import { askApp } from "../../ipc/ask-app.ts";

// With the flush and a busy machine well within the half second that a kill may cost.
const BETWEEN_MS = 100;
// A long note takes longer to send and to write: 1,000,000 characters once more as long.
const CHARACTERS_A_MS = 6_000;

/** What the app is to know next of each note; undefined: that there is no draft of it any more. */
const wishes = new Map<AnnotationId, { readonly draft: NoteDraft | undefined }>();
const busy = new Set<AnnotationId>();

/** Tells the app of a draft as it is now. Of several that come while it writes one, only the last is told. */
export function tellDraft(annotationId: AnnotationId, draft: NoteDraft | undefined): void {
  wishes.set(annotationId, { draft });
  if (!busy.has(annotationId)) void tellInTurn(annotationId);
}

async function tellInTurn(annotationId: AnnotationId): Promise<void> {
  busy.add(annotationId);
  for (;;) {
    const wish = wishes.get(annotationId);
    if (wish === undefined) break;
    wishes.delete(annotationId);
    const began = performance.now();
    // Where the app is gone the draft lies in this window; the next letter tries again.
    if (wish.draft === undefined) await askApp("notes.dropDraft", { annotationId });
    else await askApp("notes.keepDraft", { draft: wish.draft });
    const between = BETWEEN_MS + (wish.draft?.text.length ?? 0) / CHARACTERS_A_MS;
    // Counted from the beginning: a machine on which telling itself takes long has no time to lose.
    const left = Math.max(0, between - (performance.now() - began));
    await new Promise((resolve) => {
      setTimeout(resolve, left);
    });
  }
  busy.delete(annotationId);
}
