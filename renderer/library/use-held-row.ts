import { useState } from "react";
import type { ListItem } from "../data/use-article-pages.ts";
import { type HeldRow, holdRow, isUnloadedKey } from "./list-entries.ts";

export interface HeldRows {
  readonly held: HeldRow | undefined;
  /** Says which row has the focus by now; "" for none. */
  readonly focusRow: (key: string) => void;
}

/** Holds the article that arrives at a place while that has the focus, until the focus goes elsewhere. */
export function useHeldRow(items: readonly ListItem[]): HeldRows {
  const [placeKey, setPlaceKey] = useState("");
  const [before, setHeld] = useState<HeldRow>();
  const held = holdRow(placeKey, before, items);
  if (held !== before) setHeld(held);
  return { held, focusRow: (key) => setPlaceKey(isUnloadedKey(key) ? key : "") };
}
