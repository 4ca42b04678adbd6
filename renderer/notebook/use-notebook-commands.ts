import type { RefObject } from "react";
import { COLORS } from "#core/annotation/color.js";
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

  function paint(index: number): boolean {
    return withCurrent(({ entry }) => {
      const color = COLORS[index];
      if (color !== undefined) void changeAnnotation(entry.annotationId, { color });
    });
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
  useCommand("color-1", () => paint(0));
  useCommand("color-2", () => paint(1));
  useCommand("color-3", () => paint(2));
  useCommand("color-4", () => paint(3));
  useCommand("color-5", () => paint(4));
  useCommand("color-6", () => paint(5));
}
