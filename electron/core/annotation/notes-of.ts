import type { AnnotationState } from "./annotation.ts";

/** @returns every text of a highlight's note: several where devices wrote at once, none where there is nothing */
export function notesOf({
  note,
  noteVersions,
}: Pick<AnnotationState, "note" | "noteVersions">): readonly string[] {
  const notes = noteVersions.length > 1 ? noteVersions.map(({ text }) => text) : [note];
  return notes.filter((text) => text.trim() !== "");
}
