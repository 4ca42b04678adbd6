import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ArticleDifference } from "#contract/records.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";
import type { ScreenOf } from "../view/screen.ts";

/** What changed between two versions. Versions never change, so that only the article's title could. */
export function useDifference({
  articleId,
  from,
  to,
}: ScreenOf<"difference">): UseQueryResult<ArticleDifference> {
  return useQuery({
    queryKey: queryKeys.difference(articleId, from, to),
    queryFn: ({ signal }) => askOrThrow("articles.difference", { articleId, from, to }, { signal }),
  });
}
