import type { RefObject } from "react";
import { GridList, GridListItem, GridListLoadMoreItem } from "react-aria-components/GridList";
import { ListLayout, Virtualizer } from "react-aria-components/Virtualizer";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import { rememberRow, rememberScroll } from "../view/list-places.ts";
import { useReturnToPlace } from "../view/use-return-to-place.ts";
import { openArticle } from "../view/view-store.ts";
import { NotebookLine } from "./NotebookLine.tsx";
import styles from "./NotebookList.module.css";
import type { NotebookItem } from "./use-notebook.ts";

interface NotebookListProps {
  /** Under this name its place is remembered. */
  readonly name: string;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly items: readonly NotebookItem[];
  /** The name of a group leads to the article. */
  readonly isGroupOfArticles: boolean;
  readonly onEnd: () => void;
}

/** A guess that scrolling starts with; each line is measured when it comes into sight. */
const USUAL_LINE_PX = 116;

/** The lines of the notebook; only those in sight are in the page. Enter goes to the passage. */
export function NotebookList({ name, list, items, isGroupOfArticles, onEnd }: NotebookListProps) {
  useReturnToPlace(list, name, () => items.map(({ id }) => id));

  function openPassage(id: string): void {
    const entry = items.find((item) => item.id === id)?.entry;
    if (entry === undefined || entry.articleTrashed) return;
    rememberRow(name, list.current, id);
    // One that stands nowhere in the version that opens is shown where it was made.
    const { annotationId, contentHash, anchor } = entry;
    const own = anchor.kind === "orphaned" ? { contentHash } : {};
    openArticle(entry.articleId, { annotationId, ...own });
  }

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
          onAction={(key) => openPassage(String(key))}
          onScroll={(event) => rememberScroll(name, event.currentTarget.scrollTop)}
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
              <NotebookLine
                item={item}
                isGroupOfArticles={isGroupOfArticles}
                onOpenArticle={() => {
                  rememberRow(name, list.current, item.id);
                  openArticle(item.entry.articleId);
                }}
              />
            </GridListItem>
          ))}
          <GridListLoadMoreItem onLoadMore={onEnd} />
        </GridList>
      </Virtualizer>
    </div>
  );
}
