import { useQuery } from "@tanstack/react-query";
import type { ArticleId } from "#core/identity/ids.js";
import type { Tag } from "#core/tag/tag.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";

export interface SharedTags {
  /** On every one of the articles. */
  readonly onAll: readonly Tag[];
  /** Each with how many of the articles carry it. */
  readonly onSome: ReadonlyMap<Tag, number>;
}

const NONE: SharedTags = { onAll: [], onSome: new Map() };

/** @returns the tags of several articles together; none until they have arrived */
export function useTagsOf(articleIds: readonly ArticleId[]): SharedTags {
  const { data } = useQuery({
    queryKey: [...queryKeys.lists, "tags-of", articleIds],
    queryFn: async () => shareTags(await tagsOfEach(articleIds)),
  });
  return data ?? NONE;
}

/** @param each  the tags of each article; both results are in alphabetical order */
export function shareTags(each: readonly (readonly Tag[])[]): SharedTags {
  const counts = new Map<Tag, number>();
  for (const tag of each.flat().toSorted()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const entries = [...counts];
  return {
    onAll: entries.filter(([, count]) => count === each.length).map(([tag]) => tag),
    onSome: new Map(entries.filter(([, count]) => count < each.length)),
  };
}

/** Up to so many articles are asked for one by one; with more, the whole list is quicker. */
const FEW_ARTICLES = 20;
/** The most that a list gives at once. */
const MOST_ROWS = 100_000;

async function tagsOfEach(articleIds: readonly ArticleId[]): Promise<readonly (readonly Tag[])[]> {
  if (articleIds.length <= FEW_ARTICLES) {
    const ask = (articleId: ArticleId) => askOrThrow("articles.get", { articleId });
    return (await Promise.all(articleIds.map(ask))).map(({ tags }) => tags);
  }
  const wanted = new Set(articleIds);
  const ask = (view: "all" | "trash") => askOrThrow("articles.list", { view, limit: MOST_ROWS });
  const lists = await Promise.all([ask("all"), ask("trash")]);
  return lists
    .flatMap(({ rows }) => rows)
    .filter(({ articleId }) => wanted.has(articleId))
    .map(({ tags }) => tags);
}
