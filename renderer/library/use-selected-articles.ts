import { useMemo, useState } from "react";
import type { Selection } from "react-aria-components/ListBox";
import type { ListItem } from "../data/use-article-pages.ts";
import { nameArrived, withoutKeys } from "./list-entries.ts";

export interface SelectedArticles {
  /** Of articles by their ids; by their places where no row is here yet. */
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  /** @returns what lets go of the articles selected now, and of nothing that is selected until it is called */
  readonly rememberSelection: () => () => void;
}

interface Chosen {
  readonly selection: Selection;
  /** How many times something else has been selected. */
  readonly turn: number;
}

export function useSelectedArticles(items: readonly ListItem[]): SelectedArticles {
  const [chosen, setChosen] = useState<Chosen>({ selection: new Set(), turn: 0 });
  const { turn } = chosen;
  const selection = useMemo(() => nameArrived(chosen.selection, items), [chosen.selection, items]);
  if (selection !== chosen.selection) setChosen({ selection, turn });
  return {
    selection,
    select: (next) => setChosen((before) => ({ selection: next, turn: before.turn + 1 })),
    rememberSelection: () => () =>
      setChosen((now) => ({
        selection: now.turn === turn ? new Set() : withoutKeys(now.selection, selection),
        turn: now.turn + 1,
      })),
  };
}
