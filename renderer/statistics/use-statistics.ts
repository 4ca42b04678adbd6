import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Statistics } from "#contract/statistics-calls.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";

interface StatisticsState {
  /** Undefined until they have arrived. */
  readonly statistics: Statistics | undefined;
  /** Why there are none. */
  readonly error: Error | null;
  readonly retry: () => void;
}

/** @param since  the first day of the period; null for all that there is */
export function useStatistics(since: string | null): StatisticsState {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKeys.statistics, timeZone, since],
    queryFn: ({ signal }) => askOrThrow("statistics", { timeZone, since }, { signal }),
    placeholderData: keepPreviousData,
  });
  return {
    statistics: data,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
  };
}
