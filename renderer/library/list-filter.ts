import type { ArticleFilter } from "../data/use-article-pages.ts";
import type { ScreenOf } from "../view/screen.ts";

/** What the list of a screen is asked for with; equal for equal screens and orders, also as text. */
export function listFilter(
  { view, tag }: ScreenOf<"library">,
  sort: ArticleFilter["sort"],
): ArticleFilter {
  return { view, sort, ...(tag !== undefined && { tag }) };
}
