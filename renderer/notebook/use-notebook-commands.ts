import type { RefObject } from "react";
import type { Color } from "#core/annotation/color.js";
import { COLOR_COMMANDS } from "../keyboard/color-commands.ts";
import { useCommand } from "../keyboard/use-command.ts";
import { currentKey } from "../library/ArticleList.tsx";
import { pressInList } from "../library/use-list-commands.ts";
import { changeAnnotation, trashAnnotation } from "./change-annotations.ts";
import { startEditing } from "./editing-store.ts";
import type { NotebookItem } from "./use-notebook.ts";

/** Keys act on the line that has the focus. */
export function useNotebookCommands(
  list: RefObject<HTMLElement | null>,
  items: readonly NotebookItem[],
): void {
  function withCurrent(deed: (item: NotebookItem) => void): boolean {
    const key = currentKey(list.current);
    const item = items.find((candidate) => candidate.id === key);
    if (item === undefined) return false;
    deed(item);
    return true;
  }

  function paint(color: Color): boolean {
    return withCurrent(({ entry }) => void changeAnnotation(entry.annotationId, { color }));
  }

  useCommand("next", () => pressInList(list.current, "ArrowDown"));
  useCommand("previous", () => pressInList(list.current, "ArrowUp"));
  useCommand("edit-note", () => withCurrent((item) => startEditing(item.id, "note")));
  useCommand("tag", () => withCurrent((item) => startEditing(item.id, "tags")));
  useCommand("trash", () =>
    withCurrent(({ entry }) => void trashAnnotation(entry.annotationId, { trashed: true })),
  );
  useCommand("restore", () =>
    withCurrent(({ entry }) => void trashAnnotation(entry.annotationId, { trashed: false })),
  );
  useCommand(COLOR_COMMANDS.pink, () => paint("pink"));
  useCommand(COLOR_COMMANDS.orange, () => paint("orange"));
  useCommand(COLOR_COMMANDS.yellow, () => paint("yellow"));
  useCommand(COLOR_COMMANDS.green, () => paint("green"));
  useCommand(COLOR_COMMANDS.blue, () => paint("blue"));
  useCommand(COLOR_COMMANDS.purple, () => paint("purple"));
}
