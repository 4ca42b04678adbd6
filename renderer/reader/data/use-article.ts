import { type UseQueryResult, keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { ArticleDetail } from "#contract/records.js";
import type { ArticleId, ContentHash } from "#core/identity/ids.js";
import { CallFailed, askOrThrow } from "../../data/ask-or-throw.ts";
import { queryKeys } from "../../data/query-keys.ts";

/**
 * One version of an article with its text and annotations; asked for again whenever the app says that the article changed. It
 * is not kept once it is closed: where it was left and what was marked meanwhile must not be missed when it opens again.
 *
 * A version that comes in while somebody reads does not take the text away: the one that is open stays.
 * @param contentHash  undefined for the version that opens
 */
export function useArticle(
  articleId: ArticleId,
  contentHash: ContentHash | undefined,
): UseQueryResult<ArticleDetail> {
  const shown = useRef<ContentHash>(undefined);
  return useQuery({
    queryKey: queryKeys.version(articleId, contentHash),
    queryFn: async ({ signal }) => {
      const wanted = contentHash ?? shown.current;
      const detail = await readVersion(articleId, wanted, signal);
      shown.current = detail.facts.contentHash;
      return detail;
    },
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}

async function readVersion(
  articleId: ArticleId,
  contentHash: ContentHash | undefined,
  signal: AbortSignal,
): Promise<ArticleDetail> {
  const which = contentHash === undefined ? {} : { contentHash };
  try {
    return await askOrThrow("articles.get", { articleId, ...which }, { signal });
  } catch (error) {
    // Its folder was taken away, or the window comes from a time when there was one.
    const isGone = error instanceof CallFailed && error.error.code === "version-not-found";
    if (!isGone || contentHash === undefined) throw error;
    return await askOrThrow("articles.get", { articleId }, { signal });
  }
}
