import { useMemo } from "react";
import type { Selection } from "react-aria-components/ListBox";
import type { ArticleFilter, ArticlePages } from "../data/use-article-pages.ts";
import { useStateOf } from "../view/use-state-of.ts";
import { nameArrived, renameAll, withoutKeys } from "./list-entries.ts";
import { namePlaces } from "./resolve-selection.ts";

export interface SelectedArticles {
  /** Of articles by their ids; by their places where no row is here yet. */
  readonly selection: Selection;
  /** The same with the ids also of the rows that were selected unseen, as far as they are known. */
  readonly named: Selection;
  readonly select: (selection: Selection) => void;
  /** @returns what lets go of the articles selected now, and of nothing that is selected until it is called */
  readonly rememberSelection: () => () => void;
}

interface Chosen {
  readonly selection: Selection;
  /** How many times something else has been selected. */
  readonly turn: number;
  /** Ids of the articles that stood at the selected places when these were selected; by the keys of the places. */
  readonly names: ReadonlyMap<string, string>;
}

const NOTHING: Chosen = { selection: new Set(), turn: 0, names: new Map() };

/** Asks which articles stand at places as soon as these are selected: others may come in above them until something is done. */
export function useSelectedArticles(
  filter: ArticleFilter,
  { items, places }: Pick<ArticlePages, "items" | "places">,
): SelectedArticles {
  const [chosen, setChosen] = useStateOf(JSON.stringify(filter), NOTHING);
  const { turn, names } = chosen;
  const selection = useMemo(
    () => nameArrived(chosen.selection, { items: items ?? [], places, names }),
    [chosen.selection, items, places, names],
  );
  if (selection !== chosen.selection) setChosen(() => ({ ...chosen, selection }));

  const named = useMemo(() => renameAll(selection, names), [selection, names]);

  function select(next: Selection): void {
    setChosen((before) => ({
      selection: next,
      turn: before.turn + 1,
      names: namesKept(before, next),
    }));
    void namePlaces(next, filter, namesKept(chosen, next)).then((found) => {
      if (found.size === 0) return;
      setChosen((now) => ({
        ...now,
        names: namesOf(now.selection, new Map([...found, ...now.names])),
      }));
    });
  }

  return {
    selection,
    named,
    select,
    rememberSelection: () => () =>
      setChosen((now) => ({
        ...now,
        selection: now.turn === turn ? new Set() : withoutKeys(now.selection, selection),
        turn: now.turn + 1,
      })),
  };
}

/** Of the places that were selected all along: one that is selected again may be another article's by then. */
function namesKept({ selection, names }: Chosen, next: Selection): ReadonlyMap<string, string> {
  return namesOf(next, namesOf(selection, names));
}

function namesOf(
  selection: Selection,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (selection === "all" || names.size === 0) return NOTHING.names;
  return new Map([...names].filter(([key]) => selection.has(key)));
}
