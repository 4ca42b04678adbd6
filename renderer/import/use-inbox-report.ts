import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { InboxReport } from "#contract/records.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";

/** What became of the files of the inbox folder; undefined until it has arrived. */
export function useInboxReport(): InboxReport | undefined {
  const { data } = useQuery({
    queryKey: queryKeys.inboxReport,
    queryFn: ({ signal }) => askOrThrow("inbox.report", {}, { signal }),
    placeholderData: keepPreviousData,
  });
  return data;
}
