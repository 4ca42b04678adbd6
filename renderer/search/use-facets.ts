import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { SearchFacets } from "#contract/search-records.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";
import { useDebounced } from "./use-debounced.ts";

interface FacetsState {
  /** Undefined until the first answer. */
  readonly facets: SearchFacets | undefined;
  /** They belong to the query before: the next are on their way. */
  readonly areOld: boolean;
}

/** Whoever types on wants hits, and no counts of what is gone the next moment. */
const REST_MS = 200;

/**
 * Asks what a query could be narrowed by, once its hits are there. Until then the answer before stays, so that what somebody
 * stands on does not go away.
 */
export function useFacets(query: string, areHitsHere: boolean): FacetsState {
  const rested = useDebounced(areHitsHere ? query : "", REST_MS) ?? "";
  const isAsked = rested !== "" && rested === query;
  const { data, isPlaceholderData } = useQuery({
    queryKey: [...queryKeys.lists, "facets", rested],
    queryFn: ({ signal }) => askOrThrow("search.facets", { query: rested }, { signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return { facets: data, areOld: !isAsked || isPlaceholderData };
}
