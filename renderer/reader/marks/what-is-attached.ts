import type { Annotation } from "#core/annotation/annotation.js";

/** What hangs on a highlight besides its colour. */
export type Attached = "note" | "tags" | "note-and-tags";

/** @returns undefined for a highlight that is nothing but a highlight */
export function attachedTo({ note, noteVersions, tags }: Annotation): Attached | undefined {
  const hasNote = note !== "" || noteVersions.length > 1;
  if (tags.length > 0) return hasNote ? "note-and-tags" : "tags";
  return hasNote ? "note" : undefined;
}
