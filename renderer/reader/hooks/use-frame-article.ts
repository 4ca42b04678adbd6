import { useMemo } from "react";
import type { ArticleDetail } from "#contract/records.js";
import { useSettings } from "../../data/use-settings.ts";
import type { FrameArticle } from "../ArticleFrame.tsx";

/** What the frame shows of an article: the same object until something of it changes, for the frame is filled anew with another. */
export function useFrameArticle({
  articleId,
  facts: { contentHash, language, direction },
  html,
  notices,
}: ArticleDetail): FrameArticle {
  const { foldNotices } = useSettings();
  return useMemo(
    () => ({
      articleId,
      contentHash,
      html,
      language,
      direction,
      notices,
      startAs: foldNotices ? "folded" : "unfolded",
    }),
    [articleId, contentHash, language, direction, html, notices, foldNotices],
  );
}
