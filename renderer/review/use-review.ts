import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ReviewEntry } from "#contract/annotation-records.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";

/** Each brings the text around it, old and new. */
const PAGE_ENTRIES = 40;

export interface ReviewState {
  readonly entries: readonly ReviewEntry[] | undefined;
  readonly total: number | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly loadMore: () => void;
}

/** The highlights that need a look, page by page as one scrolls. */
export function useReview(): ReviewState {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: [...queryKeys.notebooks, "review"],
    queryFn: ({ pageParam: offset, signal }) =>
      askOrThrow("annotations.review", { offset, limit: PAGE_ENTRIES }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, { entries }) => sum + entries.length, 0);
      return last.entries.length > 0 && loaded < last.total ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries), [data]);
  return {
    entries,
    total: data?.pages[0]?.total,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
    loadMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
  };
}
