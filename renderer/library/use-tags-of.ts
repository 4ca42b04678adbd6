import { useQuery } from "@tanstack/react-query";
import type { CallOutput } from "#contract/calls.js";
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
    queryKey: [...queryKeys.lists, "tags-of", nameOf(articleIds)],
    queryFn: async () =>
      tagsTogether(await askOrThrow("articles.tags", { articleIds: [...articleIds] })),
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

const names = new WeakMap<readonly ArticleId[], number>();
let named = 0;

/** A hundred thousand ids are no name to be compared with every rendering: the list itself is. */
function nameOf(articleIds: readonly ArticleId[]): number {
  const known = names.get(articleIds) ?? (named += 1);
  names.set(articleIds, known);
  return known;
}
