import { useMemo, useState } from "react";
import type { Selection } from "react-aria-components/GridList";
import type { ScreenOf } from "../view/screen.ts";
import type { NotebookRow } from "./notebook-rows.ts";
import { type SelectedRows, selectedIds, selectedRows } from "./selected-rows.ts";
import { selectIds, useSelectedIds } from "./selection-store.ts";

export interface NotebookSelection extends SelectedRows {
  /** As React Aria has it: the very set that it gave last, which also knows where a range began. */
  readonly ofList: Selection;
  readonly onChange: (selection: Selection) => void;
  readonly selectAll: () => void;
  /** Of those out of sight as well. */
  readonly clear: () => void;
}

/** What is selected in the notebook: highlights, whichever rows they stand in and however the list is filtered. */
export function useNotebookSelection(
  show: ScreenOf<"notebook">["show"],
  rows: readonly NotebookRow[],
): NotebookSelection {
  const ids = useSelectedIds(show);
  const selected = useMemo(() => selectedRows(rows, ids), [rows, ids]);
  const [latest, setLatest] = useState<Selection>(new Set());
  const selectAll = (): void =>
    selectIds(show, new Set([...ids, ...rows.map(({ annotationId }) => annotationId)]));
  return {
    ...selected,
    ofList: isSame(latest, selected.keys) ? latest : new Set(selected.keys),
    onChange(selection) {
      if (selection === "all") {
        selectAll();
        return;
      }
      const after = new Set([...selection].map(String));
      const next = selectedIds(rows, selected.keys, after, ids);
      alignSelection(selection, selectedRows(rows, next).keys);
      setLatest(selection);
      selectIds(show, next);
    },
    selectAll,
    clear: () => selectIds(show, new Set()),
  };
}

function isSame(selection: Selection, keys: ReadonlySet<string>): boolean {
  return (
    selection !== "all" &&
    selection.size === keys.size &&
    [...selection].every((key) => keys.has(String(key)))
  );
}

/** Changes the set that React Aria made for this change: other rows of the same highlights are selected with it. */
function alignSelection(selection: Exclude<Selection, "all">, keys: ReadonlySet<string>): void {
  for (const key of selection) if (!keys.has(String(key))) selection.delete(key);
  for (const key of keys) selection.add(key);
}
