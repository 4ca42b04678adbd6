import type { AnnotationId } from "#core/identity/ids.js";
import type { NotebookRow } from "./notebook-rows.ts";

/** What of the selection is on the list as it is filtered now. */
export interface SelectedRows {
  /** Each once, in the order of the list. Only these are acted on. */
  readonly shown: readonly AnnotationId[];
  /** Selected as well, but not on this list: they come back with a wider filter. */
  readonly outOfSight: number;
  /** Keys of all rows of the selected; by tag an annotation may have several. */
  readonly keys: ReadonlySet<string>;
}

export function selectedRows(
  rows: readonly NotebookRow[],
  ids: ReadonlySet<AnnotationId>,
): SelectedRows {
  if (ids.size === 0) return NOTHING;
  const selected = rows.filter(({ annotationId }) => ids.has(annotationId));
  const shown = [...new Set(selected.map(({ annotationId }) => annotationId))];
  return {
    shown,
    outOfSight: ids.size - shown.length,
    keys: new Set(selected.map(({ key }) => key)),
  };
}

const NOTHING: SelectedRows = { shown: [], outOfSight: 0, keys: new Set() };

/**
 * Tells from the rows that somebody selects which annotations are meant. One that stands in several groups is selected, and let go
 * of, in any of them.
 * @param before  keys that were selected until now
 * @param after  keys that are to be
 * @param ids  annotations that were selected until now; those out of sight stay so
 */
export function selectedIds(
  rows: readonly NotebookRow[],
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  ids: ReadonlySet<AnnotationId>,
): ReadonlySet<AnnotationId> {
  const next = new Set(ids);
  for (const { key, annotationId } of rows) {
    if (after.has(key) && !before.has(key)) next.add(annotationId);
  }
  for (const { key, annotationId } of rows) {
    if (before.has(key) && !after.has(key)) next.delete(annotationId);
  }
  return next;
}
