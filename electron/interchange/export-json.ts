import type { AnnotationState } from "#core/annotation/annotation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { LibraryMarks } from "#core/library/library-marks.js";
import { COLORS } from "#core/annotation/color.js";
import { compareText } from "#core/compare-text.js";
import {
  type ExportedAnnotation,
  type ExportedArticle,
  NOTES_FILE_FORMAT,
  NOTES_FILE_VERSION,
  type NotesFile,
} from "./notes-file.ts";

/** Our own format: carries everything, and importing it loses nothing. Ends with a line break. */
export function exportJson(articles: readonly ArticleRecord[], marks: LibraryMarks): string {
  const file: NotesFile = {
    format: NOTES_FILE_FORMAT,
    version: NOTES_FILE_VERSION,
    articles: articles.map(exportedArticle).toSorted(byOriginal),
    tags: marks.tags
      .filter(({ color, aliasOf }) => color !== null || aliasOf !== null)
      .map(({ tag, color, aliasOf }) => ({ tag, color, aliasOf })),
    savedSearches: [...marks.savedSearches],
    colorNames: Object.fromEntries(
      COLORS.flatMap((color) => {
        const name = marks.colorNames[color];
        return name === undefined ? [] : [[color, name]];
      }),
    ),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

function exportedArticle(record: ArticleRecord): ExportedArticle {
  const { current } = record;
  const textHashes = new Map(record.versions.map((facts) => [facts.contentHash, facts.textHash]));
  return {
    originals: record.versions.map((version) => version.originalHash).toSorted(compareText),
    originalName: current.originalName,
    title: current.title,
    byline: current.byline,
    site: current.site,
    url: current.url,
    renamed: record.title === current.title ? null : record.title,
    state: record.state,
    tags: [...record.tags],
    trashed: record.trashed,
    position: record.position ?? null,
    annotations: record.annotations
      .filter(({ purged }) => !purged)
      .map((annotation) => exportedAnnotation(annotation, textHashes))
      .toSorted(byPlace),
  };
}

function exportedAnnotation(
  annotation: AnnotationState,
  textHashes: ReadonlyMap<AnnotationState["contentHash"], ExportedAnnotation["textHash"]>,
): ExportedAnnotation {
  const { annotationId, contentHash, position, quote, block, color, style } = annotation;
  const { note, noteVersions, tags, quotation, trashed, created, modified } = annotation;
  return {
    id: annotationId,
    contentHash,
    textHash: textHashes.get(contentHash) ?? null,
    position,
    quote,
    block,
    color,
    style,
    note,
    noteVersions: noteVersions.map(({ text }) => text),
    tags,
    quotation,
    trashed,
    created,
    modified,
  };
}

function byOriginal(one: ExportedArticle, other: ExportedArticle): number {
  return compareText(one.originals.join(" "), other.originals.join(" "));
}

function byPlace(one: ExportedAnnotation, other: ExportedAnnotation): number {
  return (
    one.position.start - other.position.start ||
    one.position.end - other.position.end ||
    compareText(one.id, other.id)
  );
}
