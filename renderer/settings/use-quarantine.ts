import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { CallOutput } from "#contract/calls.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";

/** What Repair took out of the library, newest first. */
export function useQuarantine(): UseQueryResult<CallOutput<"quarantine.list">> {
  return useQuery({
    queryKey: queryKeys.quarantine,
    queryFn: ({ signal }) => askOrThrow("quarantine.list", {}, { signal }),
    staleTime: 0,
    refetchOnMount: "always",
  });
}
