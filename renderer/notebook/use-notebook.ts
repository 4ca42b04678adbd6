import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { NotebookEntry } from "#contract/records.js";
import type { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";
import { useKnownTags } from "../data/use-known-tags.ts";
import type { ScreenOf } from "../view/screen.ts";
import { type Arrangement, listInput } from "./notebook-filter.ts";

/** A line of the notebook. By tag, the same annotation may stand in several groups. */
export interface NotebookItem {
  readonly id: string;
  readonly entry: NotebookEntry;
  /** On the first of a group: its name. */
  readonly heading: string | undefined;
}

export interface NotebookState {
  readonly items: readonly NotebookItem[] | undefined;
  /** How many annotations there are; undefined where groups would count some twice. */
  readonly total: number | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly loadMore: () => void;
}

const PAGE_ENTRIES = 60;

/** Where a page begins: by tag, one tag after the other, at the end those without. */
interface PageStart {
  /** Place of the tag among all; the number of tags means: those without. */
  readonly tagIndex: number;
  readonly offset: number;
}

interface NotebookPage {
  readonly entries: readonly NotebookEntry[];
  readonly group: string | undefined;
  readonly total: number;
  readonly next: PageStart | undefined;
}

/** Annotations as the screen's filters ask for them, page by page as one scrolls. */
export function useNotebook(screen: ScreenOf<"notebook">, arrangement: Arrangement): NotebookState {
  const tags = useKnownTags().toSorted();
  const input = listInput(screen, arrangement);
  const groupTags = arrangement === "tag" ? (screen.tag === undefined ? tags : [screen.tag]) : [];
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: [...queryKeys.notebooks, input, arrangement, groupTags],
    queryFn: ({ pageParam, signal }): Promise<NotebookPage> =>
      arrangement === "tag"
        ? pageOfTags(input, groupTags, pageParam, signal)
        : pageOf(input, pageParam, signal),
    initialPageParam: { tagIndex: 0, offset: 0 },
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => data && itemsOf(data.pages, arrangement), [data, arrangement]);
  return {
    items,
    total: arrangement === "tag" ? undefined : data?.pages[0]?.total,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
    loadMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
  };
}

type Input = ReturnType<typeof listInput>;

async function pageOf(input: Input, start: PageStart, signal: AbortSignal): Promise<NotebookPage> {
  const { offset } = start;
  const { entries, total } = await askOrThrow(
    "annotations.list",
    { ...input, offset, limit: PAGE_ENTRIES },
    { signal },
  );
  const loaded = offset + entries.length;
  const next = entries.length > 0 && loaded < total ? { ...start, offset: loaded } : undefined;
  return { entries, group: undefined, total, next };
}

/** The next page that holds something: most tags are an article's, and their groups are empty. */
async function pageOfTags(
  input: Input,
  tags: readonly Tag[],
  start: PageStart,
  signal: AbortSignal,
): Promise<NotebookPage> {
  const tag = tags[start.tagIndex];
  if (tag === undefined && input.tag !== undefined) {
    return { entries: [], group: undefined, total: 0, next: undefined };
  }
  const page = await pageOf({ ...input, ...(tag !== undefined && { tag }) }, start, signal);
  const following: PageStart = { tagIndex: start.tagIndex + 1, offset: 0 };
  const next = page.next ?? (start.tagIndex < tags.length ? following : undefined);
  const entries = page.entries.filter((entry) =>
    tag === undefined ? entry.tags.length === 0 : entry.tags.includes(tag),
  );
  if (entries.length === 0 && next !== undefined) return pageOfTags(input, tags, next, signal);
  return { ...page, entries, group: tag ?? wording.notebook.noTag, next };
}

function itemsOf(
  pages: readonly NotebookPage[],
  arrangement: Arrangement,
): readonly NotebookItem[] {
  const items: NotebookItem[] = [];
  let group: string | undefined;
  for (const page of pages) {
    for (const entry of page.entries) {
      const own = arrangement === "article" ? entry.articleId : page.group;
      const name = arrangement === "article" ? entry.articleTitle : page.group;
      items.push({
        id: `${page.group ?? ""} ${entry.annotationId}`,
        entry,
        heading: own === group ? undefined : name,
      });
      group = own;
    }
  }
  return items;
}
