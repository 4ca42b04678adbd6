import type { RefObject } from "react";
import type { Color } from "#core/annotation/color.js";
import type { AnnotationId } from "#core/identity/ids.js";
import type { CopyKind } from "#core/quotation/copied-text.js";
import { COLOR_COMMANDS } from "../keyboard/color-commands.ts";
import { useCopyCommands } from "../keyboard/copy-commands.ts";
import { useCommand } from "../keyboard/use-command.ts";
import { currentKey } from "../library/ArticleList.tsx";
import { pressInList } from "../library/use-list-commands.ts";
import { rowOf } from "../view/list-places.ts";
import { openOverlay } from "../view/view-store.ts";
import { toggleRow } from "./SelectingPart.tsx";
import { changeAnnotation, trashAnnotation } from "./change-annotations.ts";
import { copyHighlights } from "./copy-highlights.ts";
import { startEditing } from "./editing-store.ts";
import { useCopyKey } from "./use-copy-key.ts";
import type { SelectionActions } from "./use-notebook-actions.ts";
import type { NotebookListItem } from "./use-notebook.ts";
import type { NotebookSelection } from "./use-notebook-selection.ts";

interface NotebookCommandsInput {
  readonly list: RefObject<HTMLElement | null>;
  readonly items: readonly NotebookListItem[];
  readonly selection: NotebookSelection;
  readonly actions: SelectionActions;
  readonly isTrash: boolean;
}

/** Keys and the palette act on the selected highlights, else on the one that has the focus. */
export function useNotebookCommands(input: NotebookCommandsInput): void {
  const { list, items, selection, actions, isTrash } = input;
  const isSelecting = selection.shown.length > 0;

  function current(): NotebookListItem | undefined {
    const key = currentKey(list.current);
    return key === undefined ? undefined : items.find(({ id }) => id === key);
  }

  /** Only what has been read: nothing is done to a line that nobody sees. */
  function withCurrent(deed: (annotationId: AnnotationId, itemId: string) => void): boolean {
    const item = current();
    if (item?.entry === undefined) return false;
    deed(item.entry.annotationId, item.id);
    return true;
  }

  function withSelected(
    deed: () => void,
    orCurrent: (annotationId: AnnotationId, itemId: string) => void,
  ): boolean {
    if (!isSelecting) return withCurrent(orCurrent);
    deed();
    return true;
  }

  const paint = (color: Color): boolean =>
    withSelected(
      () => actions.recolor(color),
      (annotationId) => void changeAnnotation(annotationId, { color }),
    );
  const move = (to: "trash" | "notebook"): boolean =>
    withSelected(
      () => actions.move(to),
      (annotationId) => void trashAnnotation(annotationId, { trashed: to === "trash" }),
    );
  const copy = (kind: CopyKind): boolean =>
    withSelected(
      () => actions.copy(kind),
      (annotationId) => void copyHighlights([annotationId], kind),
    );

  useCommand("next", () => pressInList(list.current, "ArrowDown"));
  useCommand("previous", () => pressInList(list.current, "ArrowUp"));
  useCommand("select", () => toggle(list.current));
  useCommand("select-all", selection.selectAll);
  useCommand("back", selection.clear, {
    isEnabled: isSelecting || selection.outOfSight > 0,
  });
  useCommand("edit-note", () => withCurrent((_, itemId) => startEditing(itemId, "note")), {
    isEnabled: !isTrash,
  });
  useCommand("tag", () => withSelected(actions.tag, (_, itemId) => startEditing(itemId, "tags")), {
    isEnabled: !isTrash,
  });
  useCommand("trash", () => move("trash"), { isEnabled: !isTrash });
  useCommand("restore", () => move("notebook"), { isEnabled: isTrash });
  useCommand(
    "purge",
    () =>
      withSelected(actions.purge, (annotationId) =>
        openOverlay({ kind: "purge", articleIds: [], annotationIds: [annotationId] }),
      ),
    { isEnabled: isTrash },
  );
  useCommand(COLOR_COMMANDS.pink, () => paint("pink"), { isEnabled: !isTrash });
  useCommand(COLOR_COMMANDS.orange, () => paint("orange"), { isEnabled: !isTrash });
  useCommand(COLOR_COMMANDS.yellow, () => paint("yellow"), { isEnabled: !isTrash });
  useCommand(COLOR_COMMANDS.green, () => paint("green"), { isEnabled: !isTrash });
  useCommand(COLOR_COMMANDS.blue, () => paint("blue"), { isEnabled: !isTrash });
  useCommand(COLOR_COMMANDS.purple, () => paint("purple"), { isEnabled: !isTrash });
  useCopyCommands(copy);
  useCopyKey(() => copy("quotation"));
}

function toggle(list: HTMLElement | null): boolean {
  const key = currentKey(list);
  const row = list === null || key === undefined ? undefined : rowOf(list, key);
  if (row === undefined) return false;
  toggleRow(row);
  return true;
}
