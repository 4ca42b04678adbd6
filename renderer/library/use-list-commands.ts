import type { RefObject } from "react";
import { useLocale } from "react-aria-components/I18nProvider";
import type { Selection } from "react-aria-components/ListBox";
import { ArticleId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import type { ArticleFilter } from "../data/use-article-pages.ts";
import { useCommand } from "../keyboard/use-command.ts";
import { showToast } from "../ui/toasts.ts";
import { openArticleTags, openOverlay, openScreen } from "../view/view-store.ts";
import { currentKey } from "./ArticleList.tsx";
import { type HeldRow, lastingKey } from "./list-entries.ts";
import type { ListLook } from "./list-look.tsx";
import { type ArticleMove, moveArticles } from "./change-articles.ts";
import { chosenArticles, gatherSelection, resolveSelection } from "./resolve-selection.ts";
import type { SelectedArticles } from "./use-selected-articles.ts";

interface ListCommandsInput {
  readonly list: RefObject<HTMLElement | null>;
  readonly filter: ArticleFilter;
  readonly look: ListLook;
  readonly held: HeldRow | undefined;
  readonly selected: SelectedArticles;
}

export interface ListActions {
  readonly move: (move: ArticleMove) => void;
  readonly tag: () => void;
  /** Of the trash: asks whether they may be deleted for good. */
  readonly purge: () => void;
}

/** Lets keys, the palette and the selection bar act on the selected articles, else on the one that has the focus. */
export function useListCommands(input: ListCommandsInput): ListActions {
  const { list, filter, look, held } = input;
  const { selection, named, select, rememberSelection } = input.selected;
  const { direction } = useLocale();
  const isSelecting = selection === "all" || selection.size > 0;

  function current(): string | undefined {
    const key = currentKey(list.current);
    return key === undefined ? undefined : lastingKey(key, held);
  }

  function targets(): Selection | undefined {
    if (isSelecting) return named;
    const key = current();
    return key === undefined ? undefined : new Set([key]);
  }

  function withTargets<Articles>(
    name: (selection: Selection, filter: ArticleFilter) => Promise<Articles>,
    deed: (articles: Articles) => void,
  ): boolean {
    const chosen = targets();
    if (chosen === undefined) return false;
    void name(chosen, filter).then(deed).catch(tellTrouble);
    return true;
  }

  function move(kind: ArticleMove): boolean {
    const chosen = targets();
    if (chosen === undefined) return false;
    const letGo = rememberSelection();
    void moveArticles(chosenArticles(chosen, filter), kind).then((isMoved) => {
      if (isMoved) letGo();
    });
    return true;
  }

  const tag = (): boolean => withTargets(gatherSelection, openArticleTags);
  const purge = (): boolean =>
    withTargets(resolveSelection, (articleIds) =>
      openOverlay({ kind: "purge", articleIds, annotationIds: [] }),
    );
  const arrows = arrowsOf(look, direction);
  const isTrash = filter.view === "trash";
  useCommand("next", () => pressInList(list.current, arrows.next));
  useCommand("previous", () => pressInList(list.current, arrows.previous));
  useCommand("select", () => toggle(current(), selection, select));
  useCommand("select-all", () => select("all"));
  useCommand("back", () => select(new Set()), { isEnabled: isSelecting });
  useCommand("archive", () => move("archive"), { isEnabled: !isTrash });
  useCommand("trash", () => move("trash"), { isEnabled: !isTrash });
  useCommand("restore", () => move("restore"), { isEnabled: isTrash });
  useCommand("purge", purge, { isEnabled: isTrash });
  useCommand("to-inbox", () => move("inbox"), { isEnabled: !isTrash });
  useCommand("to-reading", () => move("reading"), { isEnabled: !isTrash });
  useCommand("to-done", () => move("done"), { isEnabled: !isTrash });
  useCommand("tag-article", tag);
  useCommand("find-similar", () => {
    const articleId = ArticleId.safeParse(current()).data;
    if (articleId === undefined) return false;
    openScreen({ kind: "similar", articleId });
    return true;
  });
  useCommand("tag", tag);
  return { move: (kind) => void move(kind), tag: () => void tag(), purge: () => void purge() };
}

/** Which articles were meant could not be asked: nothing was done to any. */
function tellTrouble(error: unknown): void {
  const text = error instanceof Error ? error.message : wording.library.unsaved;
  showToast({ text, kind: "trouble" });
}

type Arrow = "ArrowDown" | "ArrowUp" | "ArrowLeft" | "ArrowRight";

/** Cards lie beside each other, in the direction of the system's language to React Aria: up and down skip a whole line. */
function arrowsOf(
  look: ListLook,
  direction: "ltr" | "rtl",
): { readonly next: Arrow; readonly previous: Arrow } {
  if (look === "list") return { next: "ArrowDown", previous: "ArrowUp" };
  return direction === "ltr"
    ? { next: "ArrowRight", previous: "ArrowLeft" }
    : { next: "ArrowLeft", previous: "ArrowRight" };
}

/** J and K are arrow keys that work from anywhere on the screen. */
export function pressInList(list: HTMLElement | null, key: Arrow): boolean {
  if (list === null) return false;
  if (!list.contains(document.activeElement)) {
    list.focus();
    return true;
  }
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
  return true;
}

function toggle(
  key: string | undefined,
  selection: Selection,
  onChange: (selection: Selection) => void,
): boolean {
  if (key === undefined || selection === "all") return false;
  const next = new Set(selection);
  if (!next.delete(key)) next.add(key);
  onChange(next);
  return true;
}
