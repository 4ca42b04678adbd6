import type { ListItem } from "../data/use-article-pages.ts";
import { useStateOf } from "../view/use-state-of.ts";
import { type HeldRow, holdRow, isUnloadedKey } from "./list-entries.ts";

export interface HeldRows {
  readonly held: HeldRow | undefined;
  /** Says which row has the focus by now; "" for none. */
  readonly focusRow: (key: string) => void;
}

/**
 * Holds the article that arrives at a place while that has the focus, until the focus goes elsewhere.
 * @param name  of the list
 */
export function useHeldRow(name: string, items: readonly ListItem[]): HeldRows {
  const [placeKey, setPlaceKey] = useStateOf(name, "");
  const [before, setHeld] = useStateOf<HeldRow | undefined>(name, undefined);
  const held = holdRow(placeKey, before, items);
  if (held !== before) setHeld(() => held);
  return { held, focusRow: (key) => setPlaceKey(() => (isUnloadedKey(key) ? key : "")) };
}
