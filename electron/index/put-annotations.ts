import type { Anchor } from "#core/anchor/anchor.js";
import type { Annotation, AnnotationState } from "#core/annotation/annotation.js";
import type { Tag } from "#core/tag/tag.js";
import { foldForSearch } from "#core/text/fold-for-search.js";
import { writeTags } from "./carried-tags.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import type { WordChange } from "./full-text.ts";
import type { IndexedArticle } from "./indexed-article.ts";
import { type Tally, tallyAnnotation } from "./kept-counts.ts";
import { openSealedRecord, sealRecord } from "./sealed-text.ts";
import { annotationColumns, asksForPlace } from "./sort-columns.ts";

/**
 * Brings an article's annotations in step: a note saved among a thousand highlights writes one row.
 * @returns what is still to be written to the full-text tables
 */
export function putAnnotations(
  database: Database,
  article: number,
  indexed: IndexedArticle,
  known: StoredAnnotations,
  { tally, wasShown, isShown }: AnnotationTally,
): readonly WordChange[] {
  if (indexed.record.annotations.length === 0 && known.size === 0) return [];
  const { purged: isPurged } = indexed.record;
  const changes: WordChange[] = [];
  const left = new Map(known);
  for (const state of indexed.record.annotations) {
    const annotation: Annotation = { ...state, anchor: anchorOf(state, indexed) };
    const stored = known.get(state.annotationId);
    left.delete(state.annotationId);
    const needsLook = asksForPlace(annotation, isPurged);
    const isSame = stored?.entry === sealRecord(annotation) && stored.needsLook === needsLook;
    if (isSame && wasShown === isShown) continue;
    if (wasShown && stored !== undefined) tallyOne(tally, stored, -1);
    if (isShown) tallyAnnotation(tally, annotation, needsLook, 1);
    if (isSame) continue;
    const columns = annotationColumns(annotation, isPurged);
    const number = writeRow(database, stored?.number ?? null, article, annotation, columns);
    writeTags(database, "annotation_tag", number, tagsOf(stored), annotation.tags);
    const texts = [annotation.quote.exact, noteText(annotation)].map(foldForSearch);
    changes.push({ table: "annotation_words", number, texts });
  }
  return [...changes, ...removeAnnotations(database, left, { tally, wasShown })];
}

/** Where an article's annotations are counted. */
export interface AnnotationTally {
  readonly tally: Tally;
  /** Whether they counted before, and do now: see `showsAnnotations`. */
  readonly wasShown: boolean;
  readonly isShown: boolean;
}

function tallyOne(tally: Tally, stored: StoredAnnotation, difference: 1 | -1): void {
  tallyAnnotation(tally, storedAnnotation({ entry: stored.entry }), stored.needsLook, difference);
}

/** @param row  with the column `entry` of `annotation` */
export function storedAnnotation(row: SqlRow): Annotation {
  // Sealed by `putAnnotations`.
  return openSealedRecord(textIn(row, "entry")) as Annotation;
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
  readonly needsLook: boolean;
}
/** By id. */
export type StoredAnnotations = ReadonlyMap<string, StoredAnnotation>;
export const NO_ANNOTATIONS: StoredAnnotations = new Map();

export function storedAnnotations(database: Database, article: number): StoredAnnotations {
  const rows = database.all(
    "SELECT number, id, entry, needsLook FROM annotation WHERE article = ?",
    article,
  );
  return new Map(
    rows.map((row) => [
      textIn(row, "id"),
      {
        number: numberIn(row, "number"),
        entry: textIn(row, "entry"),
        needsLook: numberIn(row, "needsLook") === 1,
      },
    ]),
  );
}

/** An article of which a part is out of sight, with those of its annotations that are known, and not seen just now. */
export function withKnownAnnotations(
  article: IndexedArticle,
  known: StoredAnnotations,
): IndexedArticle {
  const { record } = article;
  const seen = new Set<string>(record.annotations.map(({ annotationId }) => annotationId));
  const kept = [...known]
    .filter(([id]) => !seen.has(id))
    .map(([, { entry }]) => storedAnnotation({ entry }));
  if (kept.length === 0) return article;
  const anchors = new Map(article.anchors);
  const annotations = [...record.annotations];
  for (const { anchor, ...state } of kept) {
    anchors.set(state.annotationId, anchor);
    annotations.push(state);
  }
  return { ...article, anchors, record: { ...record, annotations } };
}

/** @returns what is still to be removed from the full-text tables */
export function removeAnnotations(
  database: Database,
  annotations: StoredAnnotations,
  { tally, wasShown }: Pick<AnnotationTally, "tally" | "wasShown">,
): readonly WordChange[] {
  return [...annotations.values()].map((annotation) => {
    const { number } = annotation;
    if (wasShown) tallyOne(tally, annotation, -1);
    writeTags(database, "annotation_tag", number, tagsOf(annotation), []);
    database.run("DELETE FROM annotation WHERE number = ?", number);
    return { table: "annotation_words", number, texts: undefined };
  });
}

const PUT_ROW = `
INSERT OR REPLACE INTO annotation
  (number, id, article, entry, trashed, trashedAt, color, anchor, needsLook, hasNote, start, created)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** @returns its number: the known one, or a new one for null */
function writeRow(
  database: Database,
  number: number | null,
  article: number,
  annotation: Annotation,
  columns: ReturnType<typeof annotationColumns>,
): number {
  const { trashed, trashedAt, color, anchor, needsLook, hasNote, start, created } = columns;
  return database.run(
    PUT_ROW,
    number,
    annotation.annotationId,
    article,
    sealRecord(annotation),
    trashed,
    trashedAt,
    color,
    anchor,
    needsLook,
    hasNote,
    start,
    created,
  );
}

function tagsOf(stored: StoredAnnotation | undefined): readonly Tag[] {
  return stored === undefined ? [] : storedAnnotation({ entry: stored.entry }).tags;
}

/** What the reader wrote, in all its versions: until one is picked each can be found. */
export function noteText({ note, noteVersions }: AnnotationState): string {
  return noteVersions.length === 0
    ? note
    : noteVersions.map((version) => version.text).join("\n\n");
}
