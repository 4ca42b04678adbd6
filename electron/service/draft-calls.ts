import { ok } from "#core/result.js";
import type { Handlers } from "./handlers.ts";
import type { NoteDraftDesk } from "./note-draft-desk.ts";

export type DraftCalls = Pick<Handlers, "notes.keepDraft" | "notes.dropDraft">;

export function draftCalls(drafts: NoteDraftDesk): DraftCalls {
  return {
    async "notes.keepDraft"({ draft }) {
      const kept = await drafts.keep(draft);
      return kept.ok ? ok({}) : kept;
    },
    async "notes.dropDraft"({ annotationId }) {
      await drafts.drop(annotationId);
      return ok({});
    },
  };
}
