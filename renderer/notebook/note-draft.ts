import type { AnnotationId } from "#core/identity/ids.js";

/**
 * What is typed into a note until it is saved. It survives a crash of the window or the machine, because nothing typed may be lost.
 */
const PREFIX = "postil.draft.";

export function readDraft(annotationId: AnnotationId): string | undefined {
  return localStorage.getItem(PREFIX + annotationId) ?? undefined;
}

export function keepDraft(annotationId: AnnotationId, text: string): void {
  localStorage.setItem(PREFIX + annotationId, text);
}

export function dropDraft(annotationId: AnnotationId): void {
  localStorage.removeItem(PREFIX + annotationId);
}
