import { Check } from "lucide-react";
import { type MouseEvent, type PointerEvent, type ReactNode, use } from "react";
import { ListStateContext } from "react-aria-components/ListBox";
import styles from "./ArticleOption.module.css";

interface ArticleOptionProps {
  /** Its key in the collection. */
  readonly id: string;
  /** What is shown of the article; undefined while it is on its way. */
  readonly children: ReactNode;
}

/** What stands in a row of the list. A click opens; with Ctrl, Shift or on the box at its start it selects. */
export function ArticleOption({ id, children }: ArticleOptionProps) {
  return children === undefined ? <Skeleton /> : <SelectingPart id={id}>{children}</SelectingPart>;
}

interface SelectingPartProps {
  readonly id: string;
  readonly children: ReactNode;
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

/** The shape of a row that is on its way. */
function Skeleton() {
  return (
    <span className={styles.skeleton} aria-hidden="true">
      <span />
      <span />
      <span />
    </span>
  );
}
