import type { Selection } from "react-aria-components/ListBox";
import { ArticleId } from "#core/identity/ids.js";
import type { ArticleFilter, ListItem } from "../data/use-article-pages.ts";
import { askOrThrow } from "../data/ask-or-throw.ts";

const MOST_ROWS = 100_000;

/**
 * Names the articles that a selection means. Rows that were selected unseen, by a range or by "all", are asked for.
 * @returns ids in the order of the list; those that have left it since come first
 */
export async function resolveSelection(
  selection: Selection,
  items: readonly ListItem[],
  filter: ArticleFilter,
): Promise<readonly ArticleId[]> {
  if (selection === "all") return idsBetween(filter, 0, items.length);
  const keys = [...selection].map(String);
  const unloaded = keys.filter((key) => key.startsWith("#")).map((key) => Number(key.slice(1)));
  const known = keys.filter((key) => !key.startsWith("#")).map((key) => ArticleId.parse(key));
  if (unloaded.length === 0) return known;
  const first = Math.min(...unloaded);
  const fetched = await idsBetween(filter, first, Math.max(...unloaded) + 1);
  const chosen = unloaded.map((index) => fetched[index - first]).filter((id) => id !== undefined);
  return [...new Set([...known, ...chosen])];
}

/** @param end  exclusive */
async function idsBetween(
  filter: ArticleFilter,
  start: number,
  end: number,
): Promise<readonly ArticleId[]> {
  const ids: ArticleId[] = [];
  for (let offset = start; offset < end; offset += MOST_ROWS) {
    const limit = Math.min(MOST_ROWS, end - offset);
    const { rows } = await askOrThrow("articles.list", { ...filter, offset, limit });
    ids.push(...rows.map((row) => row.articleId));
  }
  return ids;
}
