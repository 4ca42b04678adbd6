import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { SearchHit } from "#contract/search-records.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";
import type { ScreenOf } from "../view/screen.ts";
import { completeLastWord } from "./complete-last-word.ts";
import { useDebounced } from "./use-debounced.ts";

export interface SearchState {
  /** The query that the hits answer: what is typed, a moment later, its last word taken as a beginning. */
  readonly query: string;
  /** Undefined until the first answer, and for an empty query. */
  readonly hits: readonly SearchHit[] | undefined;
  readonly total: number;
  /** The hits answer what was typed before: those of what is typed now are on their way. */
  readonly areOld: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Asks for more hits, if there are more. */
  readonly loadMore: () => void;
}

/** Of one who types: long enough to skip most letters of a word, short enough to feel immediate. */
const TYPING_REST_MS = 120;
/** A screen shows six or so; each has passages of its own to draw. */
const PAGE_HITS = 20;

/**
 * Searches as one types. Each query has its own place in the cache, so an answer that comes late never shows under another query;
 * a query that is no longer wanted is cancelled in the app.
 */
export function useSearch({ query: typed, isWhole = false }: ScreenOf<"search">): SearchState {
  const asked = isWhole ? typed.trim() : completeLastWord(typed);
  const query = useDebounced(asked, isWhole ? 0 : TYPING_REST_MS) ?? "";
  const found = useInfiniteQuery({
    queryKey: [...queryKeys.lists, "search", query],
    queryFn: ({ pageParam, signal }) =>
      askOrThrow("search", { query, offset: pageParam, limit: PAGE_HITS }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.hits.length, 0);
      return loaded < last.total && last.hits.length > 0 ? loaded : undefined;
    },
    enabled: query !== "",
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = found;
  const hits = useMemo(() => data?.pages.flatMap((page) => page.hits), [data]);
  return {
    query,
    hits: query === "" ? undefined : hits,
    areOld: query !== asked || found.isPlaceholderData || data === undefined,
    total: data?.pages[0]?.total ?? 0,
    error,
    retry: () => void refetch(),
    loadMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
  };
}
