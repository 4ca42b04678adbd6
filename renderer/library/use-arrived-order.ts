import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type ArticleFilter, pageQuery } from "../data/use-article-pages.ts";

/**
 * In another order a list holds the same articles: it stands as it is until the first of them are here, and is not away in between.
 * @returns the filter to show
 */
export function useArrivedOrder(wanted: ArticleFilter): ArticleFilter {
  const [shown, setShown] = useState(wanted);
  const isShown = JSON.stringify(shown) === JSON.stringify(wanted);
  // Asked on the way alone: what is shown asks for its own pages.
  const { isPending } = useQuery({ ...pageQuery(wanted, 0), enabled: !isShown });
  if (isShown || (isPending && isSameList(shown, wanted))) return shown;
  setShown(wanted);
  return wanted;
}

function isSameList(one: ArticleFilter, other: ArticleFilter): boolean {
  return one.view === other.view && one.tag === other.tag && one.query === other.query;
}
