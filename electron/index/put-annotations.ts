import type { Anchor } from "#core/anchor/anchor.js";
import type { Span } from "#core/anchor/selectors.js";
import type { Annotation, AnnotationState } from "#core/annotation/annotation.js";
import { foldForSearch, foldName } from "#core/text/fold-for-search.js";
import { assertNever } from "#core/assert-never.js";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import type { IndexedArticle } from "./indexed-article.ts";
import { openSealedRecord, sealRecord } from "./sealed-text.ts";

/** Brings an article's annotations in step: a note saved among a thousand highlights writes one row. */
export function putAnnotations(database: Database, article: number, indexed: IndexedArticle): void {
  const stored = storedAnnotations(database, article);
  for (const state of indexed.record.annotations) {
    const annotation: Annotation = { ...state, anchor: anchorOf(state, indexed) };
    const entry = sealRecord(annotation);
    const known = stored.get(state.annotationId);
    stored.delete(state.annotationId);
    if (known?.entry === entry) continue;
    if (known !== undefined) removeAnnotation(database, known.number);
    insertAnnotation(database, article, annotation, entry);
  }
  for (const { number } of stored.values()) removeAnnotation(database, number);
}

export function removeAnnotations(database: Database, article: number): void {
  for (const { number } of storedAnnotations(database, article).values()) {
    removeAnnotation(database, number);
  }
}

/** @param row  with the column `entry` of `annotation` */
export function storedAnnotation(row: SqlRow): Annotation {
  // Sealed by `putAnnotations`.
  return openSealedRecord(textIn(row, "entry")) as Annotation;
}

/** Where to jump for an annotation: where it stands, may stand, or stood. */
export function spanOf({ anchor, position }: Annotation): Span {
  switch (anchor.kind) {
    case "placed":
    case "moved":
      return anchor.span;
    case "uncertain":
      return anchor.candidates[0]?.span ?? position;
    case "orphaned":
      return anchor.lastKnown;
    default:
      return assertNever(anchor);
  }
}

function anchorOf(state: AnnotationState, { record, anchors }: IndexedArticle): Anchor {
  const isOfThisVersion = state.contentHash === record.current.contentHash;
  return (
    anchors.get(state.annotationId) ??
    (isOfThisVersion
      ? { kind: "placed", span: state.position }
      : { kind: "orphaned", lastKnown: state.position })
  );
}

function storedAnnotations(
  database: Database,
  article: number,
): Map<string, { readonly number: number; readonly entry: string }> {
  const rows = database.all("SELECT number, id, entry FROM annotation WHERE article = ?", article);
  return new Map(
    rows.map((row) => [
      textIn(row, "id"),
      { number: numberIn(row, "number"), entry: textIn(row, "entry") },
    ]),
  );
}

const INSERT = `
INSERT INTO annotation (id, article, trashed, color, anchor, has_note, start, created, entry)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function insertAnnotation(
  database: Database,
  article: number,
  annotation: Annotation,
  entry: string,
): void {
  const { annotationId, trashed, color, anchor, note, created, quote, tags } = annotation;
  const number = database.run(
    INSERT,
    annotationId,
    article,
    Number(trashed),
    color,
    anchor.kind,
    Number(note !== ""),
    spanOf(annotation).start,
    created,
    entry,
  );
  database.run(
    "INSERT INTO annotation_words (rowid, quote, note) VALUES (?, ?, ?)",
    number,
    foldForSearch(quote.exact),
    foldForSearch(noteText(annotation)),
  );
  for (const tag of tags) {
    database.run(
      "INSERT OR IGNORE INTO annotation_tag (annotation, tag, name) VALUES (?, ?, ?)",
      number,
      JSON.stringify(tag),
      foldName(tag),
    );
  }
}

/** What the reader wrote, in all its versions: until one is picked each can be found. */
export function noteText({ note, noteVersions }: AnnotationState): string {
  return noteVersions.length === 0
    ? note
    : noteVersions.map((version) => version.text).join("\n\n");
}

function removeAnnotation(database: Database, number: number): void {
  database.run("DELETE FROM annotation_words WHERE rowid = ?", number);
  database.run("DELETE FROM annotation_tag WHERE annotation = ?", number);
  database.run("DELETE FROM annotation WHERE number = ?", number);
}
