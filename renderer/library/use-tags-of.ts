import { useQuery } from "@tanstack/react-query";
import type { CallInput, CallOutput } from "#contract/calls.js";
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

type NamedArticles = CallInput<"articles.tags">;

/** @returns the tags of several articles together; none until they have arrived */
export function useTagsOf(articles: NamedArticles): SharedTags {
  const { data } = useQuery({
    queryKey: [...queryKeys.lists, "tags-of", nameOf(articles)],
    queryFn: async () => tagsTogether(await askOrThrow("articles.tags", articles)),
  });
  return data ?? NONE;
}

/** @param each  the tags of each article; both results are in alphabetical order */
export function shareTags(each: readonly (readonly Tag[])[]): SharedTags {
  const counts = new Map<Tag, number>();
  for (const tag of each.flat().toSorted()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return tagsTogether({
    total: each.length,
    tags: Array.from(counts, ([tag, count]) => ({ tag, count })),
  });
}

/** In the order of what is given. */
function tagsTogether({ total, tags }: CallOutput<"articles.tags">): SharedTags {
  return {
    onAll: tags.filter(({ count }) => count === total).map(({ tag }) => tag),
    onSome: new Map(
      tags.filter(({ count }) => count < total).map(({ tag, count }) => [tag, count]),
    ),
  };
}

const names = new WeakMap<NamedArticles, number>();
let named = 0;

/** Thousands of ids are no name to be compared with every rendering: what names them is. */
function nameOf(articles: NamedArticles): number {
  const known = names.get(articles) ?? (named += 1);
  names.set(articles, known);
  return known;
}
