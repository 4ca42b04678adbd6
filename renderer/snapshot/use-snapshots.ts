import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { SnapshotSummary } from "#contract/snapshot-calls.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";

/** The latest first. Nobody tells when one is made, so they are asked for anew whenever they are shown. */
export function useSnapshots(): UseQueryResult<readonly SnapshotSummary[]> {
  return useQuery({
    queryKey: queryKeys.snapshots,
    queryFn: async ({ signal }) => (await askOrThrow("snapshots.list", {}, { signal })).snapshots,
    staleTime: 0,
    refetchOnMount: "always",
  });
}
