import { assertNever } from "#core/assert-never.js";
import type { Anchor } from "#core/anchor/anchor.js";
import type { Span } from "#core/anchor/selectors.js";
import type { Annotation, AnnotationState } from "#core/annotation/annotation.js";
import type { Tag } from "#core/tag/tag.js";
import { foldName } from "#core/text/fold-for-search.js";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import type { WordChange } from "./full-text.ts";
import type { IndexedArticle } from "./indexed-article.ts";
import { openSealedRecord, sealRecord } from "./sealed-text.ts";
import { sortTime } from "./sort-time.ts";

/**
 * Brings an article's annotations in step: a note saved among a thousand highlights writes one row.
 * @returns what is still to be written to the full-text tables
 */
export function putAnnotations(
  database: Database,
  article: number,
  indexed: IndexedArticle,
  known: StoredAnnotations,
): readonly WordChange[] {
  const changes: WordChange[] = [];
  const left = new Map(known);
  for (const state of indexed.record.annotations) {
    const annotation: Annotation = { ...state, anchor: anchorOf(state, indexed) };
    const entry = sealRecord(annotation);
    const stored = known.get(state.annotationId);
    left.delete(state.annotationId);
    if (stored?.entry === entry) continue;
    const number = writeRow(database, {
      number: stored?.number ?? null,
      article,
      annotation,
      entry,
    });
    if (stored !== undefined) removeTags(database, stored);
    for (const tag of annotation.tags) writeTag(database, number, tag);
    const texts = [annotation.quote.exact, noteText(annotation)];
    changes.push({ table: "annotation_words", number, texts });
  }
  return [...changes, ...removeAnnotations(database, left)];
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

interface StoredAnnotation {
  readonly number: number;
  readonly entry: string;
}
/** By id. */
export type StoredAnnotations = ReadonlyMap<string, StoredAnnotation>;
export const NO_ANNOTATIONS: StoredAnnotations = new Map();

export function storedAnnotations(database: Database, article: number): StoredAnnotations {
  const rows = database.all("SELECT number, id, entry FROM annotation WHERE article = ?", article);
  return new Map(
    rows.map((row) => [
      textIn(row, "id"),
      { number: numberIn(row, "number"), entry: textIn(row, "entry") },
    ]),
  );
}

/** @returns what is still to be removed from the full-text tables */
export function removeAnnotations(
  database: Database,
  annotations: StoredAnnotations,
): readonly WordChange[] {
  return [...annotations.values()].map((annotation) => {
    const { number } = annotation;
    removeTags(database, annotation);
    database.run("DELETE FROM annotation WHERE number = ?", number);
    return { table: "annotation_words", number, texts: undefined };
  });
}

const PUT_ROW = `
INSERT OR REPLACE INTO annotation
  (number, id, article, trashed, color, anchor, has_note, start, created, entry)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** @returns its number: the known one, or a new one for null */
function writeRow(
  database: Database,
  row: {
    readonly number: number | null;
    readonly article: number;
    readonly annotation: Annotation;
    readonly entry: string;
  },
): number {
  const { number, article, annotation, entry } = row;
  return database.run(
    PUT_ROW,
    number,
    annotation.annotationId,
    article,
    Number(annotation.trashed),
    annotation.color,
    annotation.anchor.kind,
    Number(annotation.note !== ""),
    spanOf(annotation).start,
    sortTime(annotation.created),
    entry,
  );
}

function writeTag(database: Database, number: number, tag: Tag): void {
  database.run(
    "INSERT OR IGNORE INTO annotation_tag (name, annotation, tag) VALUES (?, ?, ?)",
    foldName(tag),
    number,
    JSON.stringify(tag),
  );
}

function removeTags(database: Database, { number, entry }: StoredAnnotation): void {
  for (const tag of storedAnnotation({ entry }).tags) {
    database.run(
      "DELETE FROM annotation_tag WHERE name = ? AND annotation = ?",
      foldName(tag),
      number,
    );
  }
}

/** What the reader wrote, in all its versions: until one is picked each can be found. */
export function noteText({ note, noteVersions }: AnnotationState): string {
  return noteVersions.length === 0
    ? note
    : noteVersions.map((version) => version.text).join("\n\n");
}
