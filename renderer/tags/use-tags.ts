import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { TagChangeOutcome, TagUse } from "#contract/records.js";
import type { TagChange } from "#core/tag/tag-change.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";

interface Tags {
  /** Undefined until they have arrived. */
  readonly tags: readonly TagUse[] | undefined;
  /** Why there are none. */
  readonly error: Error | null;
  readonly retry: () => void;
}

export function useTags(): Tags {
  const { data, error, refetch } = useQuery({
    // Below the overview: whatever changes its counts changes these.
    queryKey: [...queryKeys.overview, "tags"],
    queryFn: async ({ signal }) => (await askOrThrow("tags.list", {}, { signal })).tags,
    placeholderData: keepPreviousData,
  });
  return { tags: data, error: data === undefined ? error : null, retry: () => void refetch() };
}

/** @returns what a change would do; undefined while nothing is wanted or the answer to just this is not there */
export function useTagPreview(change: TagChange | undefined): TagChangeOutcome | undefined {
  const { data } = useQuery({
    queryKey: [...queryKeys.overview, "tag-preview", change],
    queryFn: ({ signal }) =>
      change === undefined
        ? Promise.reject(new Error("asked without a change"))
        : askOrThrow("tags.preview", { change }, { signal }),
    enabled: change !== undefined,
  });
  return data;
}
