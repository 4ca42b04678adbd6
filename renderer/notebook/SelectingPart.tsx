import { Check } from "lucide-react";
import type { MouseEvent, PointerEvent, ReactNode } from "react";
import type { GridListItemRenderProps } from "react-aria-components/GridList";
import styles from "./SelectingPart.module.css";

interface SelectingPartProps {
  /** Of the row. */
  readonly id: string;
  readonly manager: GridListItemRenderProps["state"]["selectionManager"];
  readonly children: ReactNode;
}

/**
 * Takes the presses that select before React Aria sees them: with Ctrl, with Shift, or on the box at the start of the line. It would
 * open the first line that is Ctrl-clicked, since nothing is selected yet.
 */
export function SelectingPart({ id, manager, children }: SelectingPartProps) {
  function press(event: PointerEvent<HTMLDivElement>): void {
    if (!isSelecting(event)) return;
    event.stopPropagation();
    manager.setFocused(true);
    manager.setFocusedKey(id);
    if (event.shiftKey) manager.extendSelection(id);
    else manager.toggleSelection(id);
  }

  function click(event: MouseEvent<HTMLDivElement>): void {
    if (!isSelecting(event)) return;
    event.stopPropagation();
    // A click without a press is a key or another program.
    if (event.detail === 0) manager.toggleSelection(id);
  }

  return (
    <div onPointerDownCapture={press} onClickCapture={click}>
      {children}
    </div>
  );
}

/** The box at the start of a line: a press on it selects. */
export function SelectBox() {
  return (
    <span className={styles.box} data-select="" aria-hidden="true">
      <Check />
    </span>
  );
}

/** Selects a row, or lets go of it, as a click on its box does: so that a range may begin there. */
export function toggleRow(row: HTMLElement): void {
  row.querySelector<HTMLElement>("[data-select]")?.click();
}

function isSelecting(event: MouseEvent<HTMLDivElement>): boolean {
  if (event.button !== 0 || !(event.target instanceof Element)) return false;
  if (event.target.closest("[data-select]") !== null) return true;
  const isOnControl = event.target.closest("button, a, input, textarea") !== null;
  return !isOnControl && (event.ctrlKey || event.metaKey || event.shiftKey);
}
