import type { RefObject } from "react";
import { GridList, GridListItem, GridListLoadMoreItem } from "react-aria-components/GridList";
import { ListLayout, Virtualizer } from "react-aria-components/Virtualizer";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import { openArticle } from "../view/view-store.ts";
import { NotebookLine } from "./NotebookLine.tsx";
import styles from "./NotebookList.module.css";
import type { NotebookItem } from "./use-notebook.ts";

interface NotebookListProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly items: readonly NotebookItem[];
  /** The name of a group leads to the article. */
  readonly isGroupOfArticles: boolean;
  readonly onEnd: () => void;
}

/** A guess that scrolling starts with; each line is measured when it comes into sight. */
const USUAL_LINE_PX = 116;

/** The lines of the notebook; only those in sight are in the page. Enter goes to the passage. */
export function NotebookList({ list, items, isGroupOfArticles, onEnd }: NotebookListProps) {
  return (
    <div className={styles.frame}>
      <Virtualizer
        layout={ListLayout}
        layoutOptions={{ estimatedRowSize: USUAL_LINE_PX }}
        shouldObserveItemSize
      >
        <GridList
          ref={list}
          aria-label={wording.notebook.list}
          keyboardNavigationBehavior="tab"
          disallowTypeAhead
          selectionMode="none"
          onAction={(key) => openItem(items, String(key))}
          className={classNames(styles.list)}
        >
          {items.map((item) => (
            <GridListItem
              key={item.id}
              id={item.id}
              value={item}
              textValue={item.entry.quote.exact}
              className={classNames(styles.item)}
            >
              <NotebookLine item={item} isGroupOfArticles={isGroupOfArticles} />
            </GridListItem>
          ))}
          <GridListLoadMoreItem onLoadMore={onEnd} />
        </GridList>
      </Virtualizer>
    </div>
  );
}

function openItem(items: readonly NotebookItem[], id: string): void {
  const entry = items.find((item) => item.id === id)?.entry;
  if (entry === undefined || entry.articleTrashed) return;
  openArticle(entry.articleId, { annotationId: entry.annotationId });
}
