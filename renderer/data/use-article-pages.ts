import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { CallInput, CallOutput } from "#contract/calls.js";
import type { ArticleRow } from "#contract/records.js";
import { useStateOf } from "../view/use-state-of.ts";
import { askOrThrow } from "./ask-or-throw.ts";
import { PAGE_ROWS, pagesOf, type ShownRows } from "./pages-of.ts";
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
  /** Where the articles stand that are here. */
  readonly places: ReadonlyMap<string, number>;
  readonly totalWords: number;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Says which rows are shown: those are fetched, and again when something changed; no others. */
  readonly showRows: (shown: ShownRows) => void;
}

const FIRST: readonly number[] = [0];

/** What asks for a page of a list, from 0. */
export function pageQuery(filter: ArticleFilter, page: number) {
  return {
    queryKey: [...queryKeys.lists, filter, page],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      askOrThrow(
        "articles.list",
        { ...filter, offset: page * PAGE_ROWS, limit: PAGE_ROWS },
        { signal },
      ),
  };
}

/** The articles of a list, fetched page by page where they are shown. */
export function useArticlePages(filter: ArticleFilter): ArticlePages {
  const name = JSON.stringify(filter);
  const [wanted, setWanted] = useStateOf(name, FIRST);
  const results = useQueries({ queries: wanted.map((page) => pageQuery(filter, page)) });
  // A page that is on its way changes nothing of the list, which is made anew when the page is here.
  const arrived = useStableArray(wanted.filter((_, at) => results[at]?.data !== undefined));
  const pages = useStableArray(results.flatMap(({ data }) => (data === undefined ? [] : [data])));
  const latest = latestOf(results);
  // Between two pages, both on their way, the list stays as long as it was.
  const [length, setLength] = useStateOf<Length | undefined>(name, undefined);
  if (latest !== undefined && !isSameLength(latest, length)) {
    const { total, totalWords } = latest;
    setLength(() => ({ total, totalWords }));
  }
  const total = latest?.total ?? length?.total;
  const joined = useMemo(() => joinPages(arrived, pages, total), [arrived, pages, total]);
  const showRows = useCallback(
    (shown: ShownRows) =>
      setWanted((before) => {
        const after = pagesOf(shown);
        return before.join() === after.join() ? before : after;
      }),
    [setWanted],
  );
  return {
    ...joined,
    totalWords: latest?.totalWords ?? length?.totalWords ?? 0,
    error:
      joined.items === undefined
        ? (results.find(({ error }) => error !== null)?.error ?? null)
        : null,
    retry: () => retryAll(results),
    showRows,
  };
}

type Page = CallOutput<"articles.list">;
type Length = Pick<Page, "total" | "totalWords">;

/** @returns the answer that came last: it knows best how many there are */
function latestOf(results: readonly UseQueryResult<Page>[]): Page | undefined {
  return results
    .filter(({ data }) => data !== undefined)
    .toSorted((a, b) => a.dataUpdatedAt - b.dataUpdatedAt)
    .at(-1)?.data;
}

function isSameLength(a: Length, b: Length | undefined): boolean {
  return a.total === b?.total && a.totalWords === b.totalWords;
}

/** @param numbers  of the pages, from 0 */
function joinPages(
  numbers: readonly number[],
  pages: readonly Page[],
  total: number | undefined,
): Pick<ArticlePages, "items" | "places"> {
  const places = new Map<string, number>();
  if (total === undefined) return { items: undefined, places };
  const items: ListItem[] = unloadedRows(total);
  for (const [position, number] of numbers.entries()) {
    for (const [offset, row] of (pages[position]?.rows ?? []).entries()) {
      const index = number * PAGE_ROWS + offset;
      // Two pages fetched at different moments may both hold an article that moved; it is shown once.
      if (index >= total || places.has(row.articleId)) continue;
      items[index] = row;
      places.set(row.articleId, index);
    }
  }
  return { items, places };
}

const made: UnloadedRow[] = [];

/** The same object for the same place, so that React Aria keeps what it built for it. */
function unloadedRows(total: number): UnloadedRow[] {
  while (made.length < total) made.push({ unloaded: made.length });
  return made.slice(0, total);
}

function retryAll(results: readonly UseQueryResult[]): void {
  for (const { error, refetch } of results) if (error !== null) void refetch();
}
