import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ArticleDetail } from "#contract/records.js";
import type { ArticleId } from "#core/identity/ids.js";
import { askOrThrow } from "../../data/ask-or-throw.ts";
import { queryKeys } from "../../data/query-keys.ts";

/**
 * One article with its text and annotations; asked for again whenever the app says that it changed. It is not kept once it is closed:
 * where it was left and what was marked meanwhile must not be missed when it opens again.
 */
export function useArticle(articleId: ArticleId): UseQueryResult<ArticleDetail> {
  return useQuery({
    queryKey: queryKeys.article(articleId),
    queryFn: ({ signal }) => askOrThrow("articles.get", { articleId }, { signal }),
    gcTime: 0,
  });
}
