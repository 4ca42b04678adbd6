import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { CallOutput } from "#contract/calls.js";
import type { ArticleDetail } from "#contract/records.js";
import type { TextEncoding } from "#core/article/text-encoding.js";
import { askOrThrow } from "../../data/ask-or-throw.ts";

type Shown = Pick<ArticleDetail, "articleId" | "facts">;

/** The file that the shown version was made of. Not kept: somebody may have taken it away meanwhile, or brought it back. */
export function useOriginal({
  articleId,
  facts: { contentHash },
}: Shown): UseQueryResult<CallOutput<"articles.original">> {
  return useQuery({
    queryKey: ["original", articleId, contentHash],
    queryFn: ({ signal }) =>
      askOrThrow("articles.original", { articleId, contentHash }, { signal }),
    gcTime: 0,
  });
}

/**
 * How the shown version's file reads in an encoding.
 * @param encoding  null for the one that its bytes speak for; undefined asks for nothing
 */
export function usePreview(
  { articleId, facts: { contentHash } }: Shown,
  encoding: TextEncoding | null | undefined,
): UseQueryResult<CallOutput<"articles.preview">> {
  return useQuery({
    queryKey: ["preview", articleId, contentHash, encoding ?? null],
    queryFn: ({ signal }) =>
      askOrThrow(
        "articles.preview",
        { articleId, contentHash, encoding: encoding ?? null },
        { signal },
      ),
    enabled: encoding !== undefined,
    gcTime: 0,
  });
}
