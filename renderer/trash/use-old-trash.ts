import { useQuery } from "@tanstack/react-query";
import type { CallOutput } from "#contract/calls.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";

/** What has been in the trash so long that it may go; undefined while it is not known, and when there is nothing. */
export function useOldTrash(): CallOutput<"trash.old"> | undefined {
  const { data } = useQuery({
    queryKey: [...queryKeys.lists, "old-trash"],
    queryFn: ({ signal }) => askOrThrow("trash.old", {}, { signal }),
  });
  const isEmpty = data === undefined || data.articleIds.length + data.annotationIds.length === 0;
  return isEmpty ? undefined : data;
}
