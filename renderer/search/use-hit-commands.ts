import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { useCommand } from "../keyboard/use-command.ts";
import { currentKey } from "../library/ArticleList.tsx";
import { pressInList } from "../library/use-list-commands.ts";
import { openArticle, openOverlay, openScreen } from "../view/view-store.ts";
import { type HitRow, wordsFound } from "./hit-rows.ts";
import type { SearchState } from "./use-search.ts";

interface HitCommands {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly search: SearchState;
  readonly typed: string;
  readonly rows: readonly HitRow[] | undefined;
  readonly onOpen: (row: HitRow) => void;
  /** Keeps a search of which nothing is opened. */
  readonly remember: (query: string) => void;
}

/** What a key does with a hit. */
type Wish = "open" | "find" | "similar";

/**
 * Keys lead from the row that has the focus; in the field from the first one of what is typed by then: while that is on its way they
 * wait for it.
 */
export function useHitCommands({ list, search, typed, rows, onOpen, remember }: HitCommands): void {
  const wished = useRef<{ readonly typed: string; readonly wish: Wish }>(undefined);
  const isEnabled = typed !== "";

  function fulfil(wish: Wish, row: HitRow | undefined): boolean {
    if (row === undefined) {
      if (wish === "open") remember(typed);
      return wish === "open";
    }
    switch (wish) {
      case "open":
        onOpen(row);
        break;
      case "find":
        openArticle(row.hit.articleId, { find: wordsFound(row) });
        break;
      case "similar":
        openScreen({ kind: "similar", articleId: row.hit.articleId });
        break;
    }
    return true;
  }

  function lead(wish: Wish): boolean {
    const key = currentKey(list.current);
    const current = key === undefined ? undefined : rows?.find((row) => row.key === key);
    if (current !== undefined) return fulfil(wish, current);
    if (!isEnabled) return false;
    if (!search.areOld) return fulfil(wish, rows?.[0]);
    wished.current = { typed, wish };
    return true;
  }

  const fulfilWished = useEffectEvent(() => {
    const { current } = wished;
    wished.current = undefined;
    if (current?.typed === typed) fulfil(current.wish, rows?.[0]);
  });
  useEffect(() => {
    if (!search.areOld) fulfilWished();
  }, [search.areOld]);
  useCommand("open", () => lead("open"));
  useCommand("find-in-article", () => lead("find"), { isEnabled });
  useCommand("find-similar", () => lead("similar"), { isEnabled });
  useCommand("next", () => pressInList(list.current, "ArrowDown"));
  useCommand("previous", () => pressInList(list.current, "ArrowUp"));
  useCommand("save-search", () => openOverlay({ kind: "save-search", query: typed }), {
    isEnabled,
  });
}
