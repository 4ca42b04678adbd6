import type { AnnotationState } from "../annotation/annotation.ts";
import type { AnnotationId, ArticleId } from "../identity/ids.ts";
import { DEFAULT_FIELDS } from "./default-fields.ts";
import { foldField } from "./fold-field.ts";
import { foldNote } from "./fold-note.ts";
import { foldTags } from "./fold-tags.ts";
import { foldTrashed } from "./fold-trashed.ts";
import type { HistoryEntry } from "./history.ts";
import type { OperationOn } from "./histories.ts";
import { writtenAt } from "./hybrid-clock.ts";

/**
 * What all operations on one highlight together say.
 * @param history  not empty
 * @returns undefined while the operation that says where it stands has not arrived
 */
export function foldHighlight(
  annotationId: AnnotationId,
  articleId: ArticleId,
  history: readonly HistoryEntry<OperationOn<"highlight">>[],
): AnnotationState | undefined {
  const contentHash = foldField(history, "contentHash");
  const position = foldField(history, "position");
  const quote = foldField(history, "quote");
  if (contentHash === undefined || position === undefined || quote === undefined) return undefined;
  return {
    annotationId,
    articleId,
    contentHash,
    position,
    quote,
    block: foldField(history, "block") ?? { headings: [], index: 0 },
    color: foldField(history, "color") ?? DEFAULT_FIELDS.highlight.color,
    style: foldField(history, "style") ?? DEFAULT_FIELDS.highlight.style,
    ...foldNote(history),
    tags: foldTags(history),
    quotation: foldField(history, "quotation") ?? DEFAULT_FIELDS.highlight.quotation,
    ...foldTrashed(history),
    ...foldTimes(history),
  };
}

/** An imported annotation keeps the times that it came with until it is edited here. */
function foldTimes(history: readonly HistoryEntry<OperationOn<"highlight">>[]): {
  readonly created: string;
  readonly modified: string;
} {
  const origin = foldField(history, "origin");
  const edits = history.filter(({ operation }) => operation.set?.origin === undefined);
  return {
    created: origin?.created ?? timeOf(history.at(0)),
    modified: edits.length === 0 && origin !== undefined ? origin.modified : timeOf(edits.at(-1)),
  };
}

/** A history stands in order of time, so its ends are the first and the last. */
function timeOf(entry: HistoryEntry | undefined): string {
  if (entry === undefined) throw new Error("a history has at least one operation");
  return writtenAt(entry.operation);
}
