import { Check } from "lucide-react";
import { type MouseEvent, type PointerEvent, use, useEffect } from "react";
import { ListBoxItem, ListStateContext } from "react-aria-components/ListBox";
import type { ArticleRow } from "#contract/records.js";
import { classNames } from "../ui/class-names.ts";
import styles from "./ArticleOption.module.css";
import { ArticleSummary } from "./ArticleSummary.tsx";

interface ArticleOptionProps {
  /** Its key in the collection: React Aria reads it from this property. */
  readonly id: string;
  /** Undefined while it is on its way. */
  readonly row: ArticleRow | undefined;
  readonly index: number;
  /** Called when it is shown without a row. */
  readonly onWanted: (index: number) => void;
}

/** A row of the list. A click opens; with Ctrl, Shift or on the box at its start it selects. */
export function ArticleOption({ id, row, index, onWanted }: ArticleOptionProps) {
  return (
    <ListBoxItem id={id} textValue={row?.title ?? " "} className={classNames(styles.option)}>
      {row === undefined ? (
        <Skeleton index={index} onShown={onWanted} />
      ) : (
        <SelectingPart id={id}>
          <ArticleSummary row={row} />
        </SelectingPart>
      )}
    </ListBoxItem>
  );
}

interface SelectingPartProps {
  readonly id: string;
  readonly children: React.ReactNode;
}

/**
 * Takes the presses that select before React Aria sees them: it would open the first article that is Ctrl-clicked, since
 * nothing is selected yet.
 */
function SelectingPart({ id, children }: SelectingPartProps) {
  const list = use(ListStateContext);

  function press(event: PointerEvent<HTMLDivElement>): void {
    if (!isSelecting(event)) return;
    event.stopPropagation();
    const manager = list?.selectionManager;
    if (event.shiftKey) manager?.extendSelection(id);
    else manager?.toggleSelection(id);
  }

  return (
    <div
      className={styles.part}
      onPointerDownCapture={press}
      onClickCapture={(event) => {
        if (isSelecting(event)) event.stopPropagation();
      }}
    >
      <span className={styles.box} data-select="" aria-hidden="true">
        <Check />
      </span>
      {children}
    </div>
  );
}

function isSelecting(event: MouseEvent<HTMLDivElement>): boolean {
  if (event.button !== 0) return false;
  const isOnBox = event.target instanceof Element && event.target.closest("[data-select]") !== null;
  return isOnBox || event.ctrlKey || event.metaKey || event.shiftKey;
}

interface SkeletonProps {
  readonly index: number;
  readonly onShown: (index: number) => void;
}

/** The shape of a row, which it asks for by being shown. */
function Skeleton({ index, onShown }: SkeletonProps) {
  useEffect(() => onShown(index), [index, onShown]);
  return (
    <span className={styles.skeleton} aria-hidden="true">
      <span />
      <span />
      <span />
    </span>
  );
}
