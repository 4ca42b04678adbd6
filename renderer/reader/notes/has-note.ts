import type { Annotation } from "#core/annotation/annotation.js";

/** Whether there is anything to show beside its words. */
export function hasNote({ note, noteVersions, tags }: Annotation): boolean {
  return note !== "" || noteVersions.length > 1 || tags.length > 0;
}
