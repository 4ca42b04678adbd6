import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { CallOutput } from "#contract/calls.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";

/** What went wrong, newest first. What comes to pass while it is shown is asked for with the counts, as most of it changes these. */
export function useFaults(): UseQueryResult<CallOutput<"faults.list">> {
  return useQuery({
    queryKey: queryKeys.faults,
    queryFn: ({ signal }) => askOrThrow("faults.list", {}, { signal }),
    staleTime: 0,
    refetchOnMount: "always",
  });
}
