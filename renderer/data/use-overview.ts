import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { LibraryOverview } from "#contract/records.js";
import { askOrThrow } from "./ask-or-throw.ts";
import { queryKeys } from "./query-keys.ts";

interface OverviewState {
  /** Undefined until it has arrived. */
  readonly overview: LibraryOverview | undefined;
  /** Why there is none. */
  readonly error: Error | null;
  readonly retry: () => void;
}

/** What asks for it. */
export const OVERVIEW = {
  queryKey: queryKeys.overview,
  queryFn: ({ signal }: { signal: AbortSignal }) => askOrThrow("library.overview", {}, { signal }),
};

/** Counts, tags, saved searches and what can be undone, or why they cannot be shown. */
export function useOverviewState(): OverviewState {
  const { data, error, refetch } = useQuery({
    ...OVERVIEW,
    placeholderData: keepPreviousData,
  });
  return {
    overview: data,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
  };
}

/** @returns counts, tags, saved searches and what can be undone; undefined until they have arrived */
export function useOverview(): LibraryOverview | undefined {
  return useOverviewState().overview;
}
