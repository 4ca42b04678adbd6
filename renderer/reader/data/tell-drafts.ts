import type { NoteDraft } from "#core/annotation/note-draft.js";
import type { AnnotationId } from "#core/identity/ids.js";
import { askApp } from "../../ipc/ask-app.ts";

// With the flush and a busy machine well within the half second that a kill may cost.
const BETWEEN_MS = 100;
// A long note takes longer to send and to write: 1,000,000 characters once more as long.
const CHARACTERS_A_MS = 6_000;

/** Tells the app of a draft as it is now; undefined: that there is none any more. Of several that come while it writes one, only the last. */
export type TellDraft = (annotationId: AnnotationId, draft: NoteDraft | undefined) => void;

/** @param send  fulfilled when the app has answered, or is gone: the draft lies in this window, and the next letter tries again */
export function makeDraftTeller(
  send: (annotationId: AnnotationId, draft: NoteDraft | undefined) => Promise<unknown>,
): TellDraft {
  const wishes = new Map<AnnotationId, { readonly draft: NoteDraft | undefined }>();
  const busy = new Set<AnnotationId>();

  async function tellInTurn(annotationId: AnnotationId): Promise<void> {
    busy.add(annotationId);
    for (;;) {
      const wish = wishes.get(annotationId);
      if (wish === undefined) break;
      wishes.delete(annotationId);
      const began = performance.now();
      await send(annotationId, wish.draft);
      const between = BETWEEN_MS + (wish.draft?.text.length ?? 0) / CHARACTERS_A_MS;
      // Counted from the beginning: a machine on which telling itself takes long has no time to lose.
      const left = Math.max(0, between - (performance.now() - began));
      await new Promise((resolve) => {
        setTimeout(resolve, left);
      });
    }
    busy.delete(annotationId);
  }

  return (annotationId, draft) => {
    wishes.set(annotationId, { draft });
    if (!busy.has(annotationId)) void tellInTurn(annotationId);
  };
}

export const tellDraft = makeDraftTeller((annotationId, draft) =>
  draft === undefined
    ? askApp("notes.dropDraft", { annotationId })
    : askApp("notes.keepDraft", { draft }),
);
