import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { CallInput, CallOutput } from "#contract/calls.js";
import type { ArticleRow } from "#contract/records.js";
import { askOrThrow } from "./ask-or-throw.ts";
import { queryKeys } from "./query-keys.ts";
import { useStableArray } from "./use-stable-array.ts";

export type ArticleFilter = Pick<CallInput<"articles.list">, "view" | "tag" | "query" | "sort">;

/** A row that is there but was not fetched yet. */
export interface UnloadedRow {
  /** From 0. */
  readonly unloaded: number;
}
export type ListItem = ArticleRow | UnloadedRow;

export interface ArticlePages {
  /** As many as there are articles; undefined until the first page is here. */
  readonly items: readonly ListItem[] | undefined;
  readonly totalWords: number;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Called by a row that is shown but not fetched. */
  readonly wantRow: (index: number) => void;
}

export const PAGE_ROWS = 200;
/** Pages that are kept fresh: more than a window can show, few enough to ask for again at every change. */
const MOST_PAGES = 6;

/**
 * The articles of a list, fetched page by page as rows come into sight. Use it in a component that is keyed by the filter.
 */
export function useArticlePages(filter: ArticleFilter): ArticlePages {
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const results = useQueries({
    queries: wanted.map((page) => ({
      queryKey: [...queryKeys.lists, filter, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        askOrThrow(
          "articles.list",
          { ...filter, offset: page * PAGE_ROWS, limit: PAGE_ROWS },
          { signal },
        ),
    })),
  });
  const pages = useStableArray(results.map(({ data }) => data));
  const items = useMemo(() => joinPages(wanted, pages), [wanted, pages]);
  const wantRow = useCallback((index: number) => {
    const page = Math.floor(index / PAGE_ROWS);
    setWanted((before) =>
      before.includes(page) ? before : [...before.slice(1 - MOST_PAGES), page],
    );
  }, []);
  return {
    items,
    totalWords: pages.find((page) => page !== undefined)?.totalWords ?? 0,
    error:
      items === undefined ? (results.find(({ error }) => error !== null)?.error ?? null) : null,
    retry: () => retryAll(results),
    wantRow,
  };
}

type Page = CallOutput<"articles.list">;

function joinPages(
  wanted: readonly number[],
  pages: readonly (Page | undefined)[],
): readonly ListItem[] | undefined {
  // The page asked for last knows best how many there are.
  const total = pages.findLast((page) => page !== undefined)?.total;
  if (total === undefined) return undefined;
  const items: ListItem[] = Array.from({ length: total }, (_, index) => unloadedRow(index));
  const seen = new Set<string>();
  for (const [position, number] of wanted.entries()) {
    for (const [offset, row] of (pages[position]?.rows ?? []).entries()) {
      const index = number * PAGE_ROWS + offset;
      // Two pages fetched at different moments may both hold an article that moved; it is shown once.
      if (index < total && !seen.has(row.articleId)) items[index] = row;
      seen.add(row.articleId);
    }
  }
  return items;
}

const unloadedRows: UnloadedRow[] = [];

/** The same object for the same place, so that React Aria keeps what it built for it. */
function unloadedRow(index: number): UnloadedRow {
  return (unloadedRows[index] ??= { unloaded: index });
}

function retryAll(results: readonly UseQueryResult[]): void {
  for (const { error, refetch } of results) if (error !== null) void refetch();
}
