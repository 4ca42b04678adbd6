import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ArticleRow } from "#contract/records.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";
import { useDebounced } from "../search/use-debounced.ts";

const TYPING_REST_MS = 80;
const MOST_ARTICLES = 8;
/** While nothing is typed, commands are to be seen as well. */
const MOST_RECENT = 4;
const NONE: readonly ArticleRow[] = [];

/** @returns articles whose titles hold the words typed; the ones changed last when nothing is typed */
export function useArticlesByTitle(typed: string): readonly ArticleRow[] {
  const query = titleQuery(useDebounced(typed, TYPING_REST_MS) ?? "");
  const { data, isPlaceholderData } = useQuery({
    queryKey: [...queryKeys.lists, "by-title", query],
    queryFn: ({ signal }) =>
      askOrThrow(
        "articles.list",
        {
          view: "all",
          query,
          sort: "recently-changed",
          limit: query === "" ? MOST_RECENT : MOST_ARTICLES,
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  const rows = data?.rows ?? NONE;
  const isCurrent = !isPlaceholderData && query === titleQuery(typed);
  // Enter may come before the answer: what fits no more must not be what it opens.
  return isCurrent ? rows : rows.filter(({ title }) => fits(title, typed));
}

function fits(title: string, typed: string): boolean {
  const words = wordsOf(title);
  return wordsOf(typed).every((start) => words.some((word) => word.startsWith(start)));
}

function wordsOf(text: string): readonly string[] {
  return text.toLocaleLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Every word as a prefix in the title; signs of the query language are taken as spaces. */
export function titleQuery(typed: string): string {
  const words = typed.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word) => `title:${word}*`).join(" ");
}
