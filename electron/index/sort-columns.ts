import type { Annotation } from "#core/annotation/annotation.js";
import { foldName } from "#core/text/fold-for-search.js";
import { spanOf } from "./annotation-span.ts";
import type { SqlValue } from "./database.ts";
import type { ArticleRow } from "./rows.ts";

/** What rows are chosen and ordered by, worked out of the sealed record that stands beside it. */
type Columns = Readonly<Record<string, SqlValue>>;

export function articleColumns(row: ArticleRow) {
  return {
    state: row.state,
    trashed: Number(row.trashed),
    added: sortTime(row.added),
    modified: sortTime(row.modified),
    words: row.words,
    sortTitle: foldName(row.title),
    site: foldName(`${row.site ?? ""} ${hostOf(row.url)}`),
    language: foldName(row.language ?? ""),
  } satisfies Columns;
}

export function annotationColumns(annotation: Annotation) {
  return {
    trashed: Number(annotation.trashed),
    color: annotation.color,
    anchor: annotation.anchor.kind,
    hasNote: Number(annotation.note !== ""),
    start: spanOf(annotation).start,
    created: sortTime(annotation.created),
  } satisfies Columns;
}

/**
 * @param time  ISO 8601, UTC; from a file, where a log line may say the 99th of a month
 * @returns milliseconds since 1970; 0 for what is no time
 */
function sortTime(time: string): number {
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? 0 : milliseconds;
}

function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : "";
}
