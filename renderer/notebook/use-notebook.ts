import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { AnnotationOutline, NotebookEntry } from "#contract/annotation-records.js";
import type { AnnotationId } from "#core/identity/ids.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";
import { useStableArray } from "../data/use-stable-array.ts";
import type { ScreenOf } from "../view/screen.ts";
import { type Arrangement, listInput } from "./notebook-filter.ts";
import { type NotebookGroup, type NotebookRow, notebookRows } from "./notebook-rows.ts";

/** A line of the notebook that has been read. */
export interface NotebookItem {
  readonly id: string;
  readonly entry: NotebookEntry;
}

/** A line of the notebook, read or not. */
export interface NotebookListItem {
  /** The key of its row. */
  readonly id: string;
  readonly row: NotebookRow;
  /** Undefined while it is on its way. */
  readonly entry: NotebookEntry | undefined;
}

export interface NotebookState {
  /** Every line there is; undefined until they are known. */
  readonly items: readonly NotebookListItem[] | undefined;
  readonly groups: ReadonlyMap<string, NotebookGroup>;
  /** How many annotations there are, each once. */
  readonly total: number | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Called by a line that is shown but not read. */
  readonly wantRow: (row: NotebookRow) => void;
}

/** Each page that arrives has React Aria go through all lines once, which takes it a while where there are many thousand. */
const PAGE_ROWS = 200;
/** Pages that are kept fresh: more than a window can show, few enough to ask for again at every change. */
const MOST_PAGES = 5;

interface Outline {
  readonly outline: AnnotationOutline;
  /** Its first lines, so that they are shown together with it. */
  readonly first: readonly NotebookEntry[];
}

type Page = readonly AnnotationId[];

/** Annotations as the screen's filters ask for them: all of them by name, and read page by page as they come into sight. */
export function useNotebook(screen: ScreenOf<"notebook">, arrangement: Arrangement): NotebookState {
  const input = listInput(screen, arrangement);
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKeys.notebooks, "outline", input, arrangement],
    queryFn: async ({ signal }): Promise<Outline> => {
      const outline = await askOrThrow("annotations.outline", input, { signal });
      const { rows } = notebookRows(outline, arrangement, { chosenTag: screen.tag });
      return { outline, first: await readPage(pageAround(rows, 0), signal) };
    },
    placeholderData: keepPreviousData,
  });
  const outline = data?.outline;
  const laid = useMemo(
    () => outline && notebookRows(outline, arrangement, { chosenTag: screen.tag }),
    [outline, arrangement, screen.tag],
  );
  const rows = laid?.rows;
  const { entries, wantRow, failed } = useEntries(rows, data?.first);
  const items = useMemo(() => rows?.map((row) => itemOf(row, entries)), [rows, entries]);
  return {
    items,
    groups: laid?.groups ?? NO_GROUPS,
    total: outline?.entries.length,
    error: data === undefined ? error : (failed?.error ?? null),
    retry: () => void (failed ?? { refetch }).refetch(),
    wantRow,
  };
}

const NO_GROUPS: NotebookState["groups"] = new Map();

/** What is read of the annotations, by their ids. */
function useEntries(
  rows: readonly NotebookRow[] | undefined,
  first: readonly NotebookEntry[] | undefined,
): {
  readonly entries: ReadonlyMap<AnnotationId, NotebookEntry>;
  readonly wantRow: (row: NotebookRow) => void;
  /** A page that could not be read. */
  readonly failed: { readonly error: Error | null; readonly refetch: () => unknown } | undefined;
} {
  const [wanted, setWanted] = useState<readonly Page[]>([]);
  const results = useQueries({
    queries: wanted.map((page) => ({
      queryKey: [...queryKeys.notebooks, "entries", page],
      queryFn: ({ signal }: { signal: AbortSignal }) => readPage(page, signal),
    })),
  });
  const pages = useStableArray(results.flatMap(({ data }) => (data === undefined ? [] : [data])));
  const entries = useMemo(
    () => new Map([...(first ?? []), ...pages.flat()].map((entry) => [entry.annotationId, entry])),
    [first, pages],
  );
  const wantRow = useCallback(
    (row: NotebookRow) => {
      const page = pageAround(rows ?? [], Math.max(0, rows?.indexOf(row) ?? 0));
      setWanted((before) =>
        before.some((ids) => ids.includes(row.annotationId))
          ? before
          : [...before.slice(1 - MOST_PAGES), page],
      );
    },
    [rows],
  );
  const failed = results.find(({ data, error }) => data === undefined && error !== null);
  return { entries, wantRow, failed };
}

/** @returns the annotations that are read together with that of a line */
function pageAround(rows: readonly NotebookRow[], index: number): Page {
  const start = index - (index % PAGE_ROWS);
  const ids = rows.slice(start, start + PAGE_ROWS).map(({ annotationId }) => annotationId);
  return [...new Set(ids)];
}

async function readPage(page: Page, signal: AbortSignal): Promise<readonly NotebookEntry[]> {
  if (page.length === 0) return [];
  const { entries } = await askOrThrow(
    "annotations.read",
    { annotationIds: [...page] },
    { signal },
  );
  return entries;
}

const made = new WeakMap<NotebookRow, NotebookListItem>();

/** The same object for the same line as long as it reads the same, so that React Aria keeps what it built for it. */
function itemOf(
  row: NotebookRow,
  entries: ReadonlyMap<AnnotationId, NotebookEntry>,
): NotebookListItem {
  const entry = entries.get(row.annotationId);
  const before = made.get(row);
  if (before !== undefined && before.entry === entry) return before;
  const item = { id: row.key, row, entry };
  made.set(row, item);
  return item;
}
