import { useQueries } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ArticleId } from "#core/identity/ids.js";
import type { HitPassage } from "#contract/search-records.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";

interface Unfolded {
  /** All passages of the articles that somebody wanted to see whole, where they have arrived. */
  readonly passages: ReadonlyMap<ArticleId, readonly HitPassage[]>;
  readonly unfold: (articleId: ArticleId) => void;
}

const NONE: readonly ArticleId[] = [];

/** Under another query everything is folded again. */
export function useUnfolded(query: string): Unfolded {
  const [wanted, setWanted] = useState({ query, articleIds: NONE });
  const articleIds = wanted.query === query ? wanted.articleIds : NONE;
  const arrived = useQueries({
    queries: articleIds.map((articleId) => ({
      queryKey: [...queryKeys.lists, "passages", query, articleId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        askOrThrow("search.passages", { query, articleId }, { signal }),
    })),
    combine: (results) => results.map(({ data }) => data?.passages),
  });
  // The same until another one has arrived, so that rows are made of it only then.
  const passages = useMemo(
    () =>
      new Map(
        articleIds.flatMap((articleId, at) => {
          const found = arrived[at];
          return found === undefined ? [] : [[articleId, found] as const];
        }),
      ),
    [articleIds, arrived],
  );
  return {
    passages,
    unfold: (articleId) =>
      setWanted({ query, articleIds: [...new Set([...articleIds, articleId])] }),
  };
}
