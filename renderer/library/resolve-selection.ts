import type { Selection } from "react-aria-components/ListBox";
import type { CallInput } from "#contract/calls.js";
import { ArticleId } from "#core/identity/ids.js";
import type { ArticleFilter } from "../data/use-article-pages.ts";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { askApp } from "../ipc/ask-app.ts";
import type { ArticlesInDialog } from "../view/view-store.ts";
import { isUnloadedKey, placeOfKey } from "./list-entries.ts";

/** Articles by their names, and by their places in a list, as the app takes them. */
export type ChosenArticles = Pick<
  CallInput<"articles.update">,
  "articleIds" | "gathered" | "choice"
>;

/** What a selection means, without naming rows that were selected unseen, by a range or by "all". */
export function chosenArticles(selection: Selection, filter: ArticleFilter): ChosenArticles {
  if (selection === "all") return { choice: filter };
  const keys = [...selection].map(String);
  const articleIds = keys.filter((key) => !isUnloadedKey(key)).map((key) => ArticleId.parse(key));
  const places = keys.filter(isUnloadedKey).map(placeOfKey);
  if (places.length === 0) return { articleIds };
  return { articleIds, choice: { ...filter, ranges: rangesOf(places) } };
}

/** Names them all, for what has to know which they are: they stay the same while the list changes. */
export async function resolveSelection(
  selection: Selection,
  filter: ArticleFilter,
): Promise<readonly ArticleId[]> {
  const { articleIds = [], choice } = chosenArticles(selection, filter);
  if (choice === undefined) return articleIds.map((id) => ArticleId.parse(id));
  const found = await askOrThrow("articles.ids", choice);
  return [...new Set([...articleIds.map((id) => ArticleId.parse(id)), ...found.articleIds])];
}

/** Articles that stay the same while the list changes; those that were never here the app keeps in mind. */
export async function gatherSelection(
  selection: Selection,
  filter: ArticleFilter,
): Promise<ArticlesInDialog> {
  const { articleIds = [], choice } = chosenArticles(selection, filter);
  if (choice === undefined) return { count: articleIds.length, named: { articleIds } };
  const { gathered, count } = await askOrThrow("articles.gather", { articleIds, choice });
  return { count, named: { gathered } };
}

/**
 * Asks which articles stand at the places of a selection.
 * @param known  the places that need not be asked for
 * @returns ids by the keys of the places; none where it could not be asked: they stay places
 */
export async function namePlaces(
  selection: Selection,
  filter: ArticleFilter,
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  if (selection === "all") return new Map();
  const keys = [...selection]
    .map(String)
    .filter((key) => isUnloadedKey(key) && !known.has(key))
    .toSorted((one, other) => placeOfKey(one) - placeOfKey(other));
  if (keys.length === 0) return new Map();
  const reply = await askApp("articles.ids", { ...filter, ranges: rangesOf(keys.map(placeOfKey)) });
  if (!reply.ok) return new Map();
  return new Map(
    reply.value.articleIds.flatMap((id, index) => {
      const key = keys[index];
      return key === undefined ? [] : [[key, id] as const];
    }),
  );
}

/** @returns the places in as few ranges as they make, each with its end exclusive */
function rangesOf(places: readonly number[]): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const place of places.toSorted((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last !== undefined && place <= last.end) last.end = Math.max(last.end, place + 1);
    else ranges.push({ start: place, end: place + 1 });
  }
  return ranges;
}
