import type { NoteVersion } from "../annotation/annotation.ts";
import type { HighlightFields } from "./operation.ts";
import { latestSetters, type SettingEntry } from "./fold-field.ts";
import { writtenAt } from "./hybrid-clock.ts";

/**
 * The note of an annotation. Texts of writers who had not seen each other are all kept until someone writes who has seen
 * them; a note that was emptied on one device and written on another stays, since the empty text says nothing.
 * @returns the latest text, or "" when there is none; and every text, oldest first, when there are several
 */
export function foldNote(history: readonly SettingEntry<Pick<HighlightFields, "note">>[]): {
  readonly note: string;
  readonly noteVersions: NoteVersion[];
} {
  const byText = new Map<string, NoteVersion>();
  for (const { operation, ref } of latestSetters(history, "note")) {
    for (const text of textsIn(operation.set?.note)) {
      // A text written twice counts where it was written last.
      byText.delete(text);
      byText.set(text, { text, by: ref, written: writtenAt(operation) });
    }
  }
  byText.delete("");
  const versions = [...byText.values()];
  return {
    note: versions.at(-1)?.text ?? "",
    noteVersions: versions.length > 1 ? versions : [],
  };
}

/**
 * What an operation must set for the note to be this one again.
 * @returns null for no note
 */
export function noteToSet({
  note,
  noteVersions,
}: ReturnType<typeof foldNote>): Exclude<HighlightFields["note"], undefined> {
  if (noteVersions.length > 1) return noteVersions.map(({ text }) => text);
  return note === "" ? null : note;
}

function textsIn(note: HighlightFields["note"]): readonly string[] {
  return typeof note === "string" ? [note] : (note ?? []);
}
