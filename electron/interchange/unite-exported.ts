import type { ExportedAnnotation, ExportedArticle } from "./notes-file.ts";

/**
 * One entry of two for the same article, as in a file that was put together of several: nothing of either is left out. Where both say
 * something else of the article, the first counts; of one annotation the one that was changed later, with the notes of both.
 */
export function uniteExported(one: ExportedArticle, other: ExportedArticle): ExportedArticle {
  const annotations = new Map(one.annotations.map((annotation) => [annotation.id, annotation]));
  for (const annotation of other.annotations) {
    const known = annotations.get(annotation.id);
    annotations.set(
      annotation.id,
      known === undefined ? annotation : uniteAnnotations(known, annotation),
    );
  }
  return {
    ...one,
    renamed: one.renamed ?? other.renamed,
    state: one.state === "inbox" ? other.state : one.state,
    tags: [...new Set([...one.tags, ...other.tags])],
    // What is in the trash in one of them only, somebody wanted to keep.
    trashed: one.trashed && other.trashed,
    position: one.position ?? other.position,
    annotations: [...annotations.values()],
  };
}

function uniteAnnotations(one: ExportedAnnotation, other: ExportedAnnotation): ExportedAnnotation {
  const later = other.modified > one.modified ? other : one;
  const notes = [...new Set([...notesOf(one), ...notesOf(other)])];
  return {
    ...later,
    tags: [...new Set([...one.tags, ...other.tags])],
    trashed: one.trashed && other.trashed,
    ...(notes.length > 1 ? { noteVersions: notes } : { note: notes[0] ?? "", noteVersions: [] }),
  };
}

function notesOf({ note, noteVersions }: ExportedAnnotation): readonly string[] {
  return (noteVersions.length > 0 ? noteVersions : [note]).filter((text) => text !== "");
}
