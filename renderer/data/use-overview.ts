import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { LibraryOverview } from "#contract/records.js";
import { askOrThrow } from "./ask-or-throw.ts";
import { queryKeys } from "./query-keys.ts";

/** Counts, tags, saved searches and what can be undone; undefined until it has arrived. */
export function useOverview(): LibraryOverview | undefined {
  const { data } = useQuery({
    queryKey: queryKeys.overview,
    queryFn: ({ signal }) => askOrThrow("library.overview", {}, { signal }),
    placeholderData: keepPreviousData,
  });
  return data;
}
