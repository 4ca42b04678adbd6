import { findAnchor } from "#core/anchor/find-anchor.js";
import type { Anchor } from "#core/anchor/anchor.js";
import { searchedText, type SearchedText } from "#core/anchor/searched-text.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { Failure } from "#core/failure/failure.js";
import type { Change, HighlightFields } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import {
  type ExportedAnnotation,
  type ExportedArticle,
  NOTES_FILE_FORMAT,
  NotesFile,
} from "./notes-file.ts";

/** Reads an export; text that is something else is refused, whole. */
export function parseNotesFile(text: string): Result<NotesFile, Failure> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ code: "notes-unreadable", detail: "it is not JSON" });
  }
  const parsed = NotesFile.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return fail({
    code: "notes-unreadable",
    detail: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not a notes file"}`,
  });
}

/** What importing one article's notes comes to. */
export interface ArticleNotesPlan {
  /** On the article itself and its new annotations; empty when everything is known. */
  readonly changes: readonly Change[];
  readonly added: number;
  readonly known: number;
  /** Annotations that were added but stand nowhere in the text that is here. */
  readonly unplaced: readonly ExportedAnnotation[];
}

/**
 * Decides what is new. Annotations that are already here stay as they are: importing twice changes nothing, and what was
 * edited since the export wins. Tags are united; state, name and position are taken only where the reader has set none.
 */
export function planImport(
  exported: ExportedArticle,
  record: ArticleRecord,
  plainText: string,
): ArticleNotesPlan {
  const text = searchedText(plainText);
  const here = new Set(record.annotations.map((annotation) => annotation.annotationId));
  const fresh = exported.annotations.filter((annotation) => !here.has(annotation.id));
  const unplaced = fresh.filter((annotation) => {
    const anchor = placeOf(annotation, record, text);
    return !annotation.trashed && anchor.kind !== "placed" && anchor.kind !== "moved";
  });
  return {
    changes: [...articleChanges(exported, record), ...fresh.map(creation)],
    added: fresh.length,
    known: exported.annotations.length - fresh.length,
    unplaced,
  };
}

function placeOf(
  annotation: ExportedAnnotation,
  record: ArticleRecord,
  text: SearchedText,
): Anchor {
  const { position, quote, textHash } = annotation;
  const target = { position, quote, textHash: textHash ?? undefined };
  return findAnchor(target, { textHash: record.current.textHash, text });
}

function creation(annotation: ExportedAnnotation): Change {
  const { id, contentHash, position, quote, block, color, style, tags } = annotation;
  const note = annotation.noteVersions.length > 1 ? annotation.noteVersions : annotation.note;
  const set: HighlightFields = {
    contentHash,
    position,
    quote,
    block,
    color,
    style,
    ...(note !== "" && { note }),
    ...(annotation.quotation && { quotation: true }),
    ...(annotation.trashed && { trashed: true }),
    origin: {
      format: NOTES_FILE_FORMAT,
      externalId: id,
      created: annotation.created,
      modified: annotation.modified,
    },
  };
  return { kind: "highlight", id, set, ...(tags.length > 0 && { add: { tags } }) };
}

function articleChanges(exported: ExportedArticle, record: ArticleRecord): Change[] {
  const id = record.articleId;
  const isRenamed = record.title !== record.current.title;
  const set = {
    ...(record.state === "inbox" && exported.state !== "inbox" && { state: exported.state }),
    ...(!isRenamed && exported.renamed !== null && { title: exported.renamed }),
    ...(exported.trashed &&
      !record.trashed &&
      record.annotations.length === 0 && { trashed: true }),
  };
  const tags = exported.tags.filter((tag) => !record.tags.includes(tag));
  const changes: Change[] = [];
  if (Object.keys(set).length + tags.length > 0) {
    changes.push({
      kind: "article",
      id,
      ...(Object.keys(set).length > 0 && { set }),
      ...(tags.length > 0 && { add: { tags } }),
    });
  }
  if (exported.position !== null && record.position === undefined) {
    changes.push({ kind: "position", id, set: exported.position });
  }
  return changes;
}
