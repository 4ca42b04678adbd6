import { Check } from "lucide-react";
import { type MouseEvent, type PointerEvent, use, useEffect } from "react";
import { ListBoxItem, ListStateContext } from "react-aria-components/ListBox";
import type { ArticleRow } from "#contract/records.js";
import { classNames } from "../ui/class-names.ts";
import styles from "./ArticleOption.module.css";
import { ArticleSummary } from "./ArticleSummary.tsx";

interface ArticleOptionProps {
  readonly row: ArticleRow;
}

/** A row of the list. A click opens; with Ctrl, Shift or on the box at its start it selects. */
export function ArticleOption({ row }: ArticleOptionProps) {
  return (
    <ListBoxItem id={row.articleId} textValue={row.title} className={classNames(styles.option)}>
      <SelectingPart articleId={row.articleId}>
        <ArticleSummary row={row} />
      </SelectingPart>
    </ListBoxItem>
  );
}

interface SelectingPartProps {
  readonly articleId: string;
  readonly children: React.ReactNode;
}

/**
 * Takes the presses that select before React Aria sees them: it would open the first article that is Ctrl-clicked, since
 * nothing is selected yet.
 */
function SelectingPart({ articleId, children }: SelectingPartProps) {
  const list = use(ListStateContext);

  function press(event: PointerEvent<HTMLDivElement>): void {
    if (!isSelecting(event)) return;
    event.stopPropagation();
    const manager = list?.selectionManager;
    if (event.shiftKey) manager?.extendSelection(articleId);
    else manager?.toggleSelection(articleId);
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

interface UnloadedOptionProps {
  readonly index: number;
  readonly onShown: (index: number) => void;
}

/** The place of a row that is on its way. */
export function UnloadedOption({ index, onShown }: UnloadedOptionProps) {
  return (
    <ListBoxItem
      id={`#${index}`}
      textValue=" "
      className={classNames(styles.option, styles.unloaded)}
    >
      <Want index={index} onShown={onShown} />
    </ListBoxItem>
  );
}

function Want({ index, onShown }: UnloadedOptionProps) {
  useEffect(() => onShown(index), [index, onShown]);
  return (
    <span className={styles.skeleton} aria-hidden="true">
      <span />
      <span />
      <span />
    </span>
  );
}
