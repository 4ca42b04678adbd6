import type { Annotation } from "#core/annotation/annotation.js";
import { publishedSpan } from "#core/date/published-span.js";
import { foldName } from "#core/text/fold-for-search.js";
import { spanOf } from "./annotation-span.ts";
import type { SqlValue } from "./database.ts";
import type { ArticleRow } from "./rows.ts";

/** How far an article or annotation has gone: nothing lists what was deleted for good, but its annotations outlive an article. */
export const TRASHED = { no: 0, "in the trash": 1, "for good": 2 } as const;

/** What rows are chosen and ordered by, worked out of the sealed record that stands beside it. */
type Columns = Readonly<Record<string, SqlValue>>;

export function articleColumns(row: ArticleRow) {
  const span = row.published === null ? undefined : publishedSpan(row.published);
  return {
    state: row.state,
    ...trashColumns(row),
    added: sortTime(row.added),
    modified: sortTime(row.modified),
    published: span?.from ?? null,
    publishedUntil: span?.until ?? null,
    words: row.words,
    ...readColumns(row),
    sortTitle: foldName(row.title),
    site: foldName(`${row.site ?? ""} ${hostOf(row.url)}`),
    language: foldName(row.language ?? ""),
  } satisfies Columns;
}

/** @param isPurged  whether the article was deleted for good */
export function annotationColumns(annotation: Annotation, isPurged: boolean) {
  return {
    ...trashColumns(annotation),
    color: annotation.color,
    anchor: annotation.anchor.kind,
    needsLook: Number(asksForPlace(annotation, isPurged)),
    hasNote: Number(annotation.note !== ""),
    start: spanOf(annotation).start,
    created: sortTime(annotation.created),
  } satisfies Columns;
}

/**
 * Whether somebody has to say where it stands.
 * @param isPurged  whether the article was deleted for good: then there is nothing to look at
 */
export function asksForPlace(
  { anchor, trashed, quotation }: Annotation,
  isPurged: boolean,
): boolean {
  const isUnplaced = anchor.kind === "uncertain" || anchor.kind === "orphaned";
  return isUnplaced && !trashed && !quotation && !isPurged;
}

function readColumns({ finishedAt, lastReadAt, progress }: ArticleRow) {
  const when = finishedAt ?? lastReadAt;
  return {
    finished: Number(finishedAt !== null),
    readAt: when === null ? 0 : sortTime(when),
    readShare: finishedAt === null ? progress : 1,
  };
}

function trashColumns({
  trashed,
  trashedAt,
  purged,
}: Pick<Annotation, "trashed" | "trashedAt" | "purged">) {
  const how = purged ? "for good" : trashed ? "in the trash" : "no";
  return { trashed: TRASHED[how], trashedAt: trashedAt === null ? 0 : sortTime(trashedAt) };
}

/**
 * @param time  ISO 8601, UTC; from a file, where a log line may say the 99th of a month
 * @returns milliseconds since 1970; 0 for what is no time
 */
function sortTime(time: string): number {
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? 0 : milliseconds;
}

/** @returns "" for what is no address */
export function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : "";
}
