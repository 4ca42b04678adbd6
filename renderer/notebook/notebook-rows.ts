import type { AnnotationOutline } from "#contract/annotation-records.js";
import { compareText } from "#core/compare-text.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { isWithin } from "#core/tag/tag-names.js";
import type { Tag } from "#core/tag/tag.js";
import { calendarDay } from "#core/wording/describe-day.js";
import type { Arrangement } from "./notebook-filter.ts";

/** A line of the notebook. By tag, the same annotation may stand in several groups. */
export interface NotebookRow {
  /** Of the annotation in its group. */
  readonly key: string;
  readonly annotationId: AnnotationId;
  readonly group: string;
  readonly isFirst: boolean;
}

/** What the lines of a group have in common. */
export type GroupName =
  | { readonly kind: "article"; readonly articleId: ArticleId; readonly title: string }
  | { readonly kind: "tag"; readonly tag: Tag | undefined }
  /** As `calendarDay` gives it. */
  | { readonly kind: "day"; readonly day: string };

export interface NotebookGroup {
  readonly name: GroupName;
  readonly count: number;
}

export interface NotebookRows {
  readonly rows: readonly NotebookRow[];
  /** None where the lines stand in no groups. */
  readonly groups: ReadonlyMap<string, NotebookGroup>;
}

type OutlineEntry = AnnotationOutline["entries"][number];

/**
 * Lays the lines in their groups. Groups of articles and days come in the order of their first line, tags by name and last what has
 * none.
 * @param chosenTag  of which, and of those below it, alone there are groups
 * @param timeZone  in which days begin; where the window is when left out
 */
export function notebookRows(
  { entries, articles }: AnnotationOutline,
  arrangement: Arrangement,
  {
    chosenTag,
    timeZone,
  }: { readonly chosenTag?: Tag | undefined; readonly timeZone?: string } = {},
): NotebookRows {
  switch (arrangement) {
    case "newest":
    case "oldest":
      return { rows: rowsOf("", entries, false), groups: new Map() };
    case "article": {
      const titles = new Map(articles.map(({ articleId, title }) => [articleId, title]));
      return inGroups(
        Map.groupBy(entries, ({ articleId }) => articleId),
        (articleId) => ({ kind: "article", articleId, title: titles.get(articleId) ?? "" }),
      );
    }
    case "day": {
      const place = timeZone === undefined ? {} : { timeZone };
      return inGroups(
        Map.groupBy(entries, ({ created }) => calendarDay(created, place)),
        (day) => ({ kind: "day", day }),
      );
    }
    case "tag":
      return inGroups(byTag(entries, chosenTag), (tag) => ({ kind: "tag", tag }));
  }
}

function byTag(
  entries: readonly OutlineEntry[],
  chosen: Tag | undefined,
): ReadonlyMap<Tag | undefined, readonly OutlineEntry[]> {
  const groups = new Map<Tag | undefined, OutlineEntry[]>();
  for (const entry of entries) {
    const tags =
      chosen === undefined ? entry.tags : entry.tags.filter((tag) => isWithin(tag, chosen));
    for (const tag of tags.length === 0 ? [undefined] : tags) {
      const group = groups.get(tag);
      if (group === undefined) groups.set(tag, [entry]);
      else group.push(entry);
    }
  }
  return new Map(
    [...groups].toSorted(([a], [b]) =>
      a === undefined ? 1 : b === undefined ? -1 : compareText(a, b),
    ),
  );
}

function inGroups<Key extends string | undefined>(
  groups: ReadonlyMap<Key, readonly OutlineEntry[]>,
  nameOf: (key: Key) => GroupName,
): NotebookRows {
  // One after the other: a spread of very many groups would be no quicker, and of very many rows overflow.
  const rows: NotebookRow[] = [];
  const named = new Map<string, NotebookGroup>();
  for (const [key, entries] of groups) {
    const name = nameOf(key);
    // A tag holds no space at its beginning, so that nothing else is called so.
    const group = key ?? " ";
    named.set(group, { name, count: entries.length });
    for (const row of rowsOf(group, entries, true)) rows.push(row);
  }
  return { rows, groups: named };
}

function rowsOf(
  group: string,
  entries: readonly OutlineEntry[],
  hasHeading: boolean,
): readonly NotebookRow[] {
  return entries.map((entry, index) => rowOf(entry, group, hasHeading && index === 0));
}

const made = new WeakMap<OutlineEntry, Map<string, NotebookRow>>();

/** The same object for the same line, so that React Aria keeps what it built for it. */
function rowOf(entry: OutlineEntry, group: string, isFirst: boolean): NotebookRow {
  const rows = made.get(entry) ?? new Map<string, NotebookRow>();
  made.set(entry, rows);
  const before = rows.get(group);
  if (before?.isFirst === isFirst) return before;
  const { annotationId } = entry;
  const row = { key: `${group} ${annotationId}`, annotationId, group, isFirst };
  rows.set(group, row);
  return row;
}
