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
 * A version that comes in while somebody reads does not take the text away: the one that is open stays. Where the reader chose
 * another, or took that choice back, the text follows.
 * @param contentHash  undefined for the version that opens
 */
export function useArticle(
  articleId: ArticleId,
  contentHash: ContentHash | undefined,
): UseQueryResult<ArticleDetail> {
  const shown = useRef<ArticleDetail>(undefined);
  return useQuery({
    queryKey: queryKeys.version(articleId, contentHash),
    queryFn: async ({ signal }) => {
      const before = shown.current;
      const wanted = contentHash ?? before?.facts.contentHash;
      const detail = await readVersion(articleId, wanted, signal);
      const isLeft = contentHash === undefined && before !== undefined && follows(before, detail);
      shown.current = isLeft ? await readVersion(articleId, detail.current, signal) : detail;
      return shown.current;
    },
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** Whether the version that opened was shown, and another one opens now that did not just come in. */
function follows(before: ArticleDetail, now: ArticleDetail): boolean {
  if (before.facts.contentHash !== before.current || now.current === before.current) return false;
  return now.chosenBy === "reader" || now.versions.length === before.versions.length;
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
