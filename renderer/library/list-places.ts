import type { ArticleId } from "#core/identity/ids.js";

/** Where one was in a list when one left it. */
export interface ListPlace {
  /** Pixels. */
  readonly scrollTop: number;
  readonly currentId: ArticleId | undefined;
}

const places = new Map<string, ListPlace>();
const TOP: ListPlace = { scrollTop: 0, currentId: undefined };

/** @param list  names the list: its filter as text */
export function placeIn(list: string): ListPlace {
  return places.get(list) ?? TOP;
}

export function rememberPlace(list: string, change: Partial<ListPlace>): void {
  places.set(list, { ...placeIn(list), ...change });
}
