import { type RefObject, useEffect, useRef } from "react";
import { GridList, GridListItem, GridListLoadMoreItem } from "react-aria-components/GridList";
import { ListLayout, Virtualizer } from "react-aria-components/Virtualizer";
import type { ReviewEntry } from "#contract/annotation-records.js";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import { rememberRow, rememberScroll, rowOf } from "../view/list-places.ts";
import { useReturnToPlace } from "../view/use-return-to-place.ts";
import { choosePlace } from "./settle-highlights.ts";
import { ReviewLine } from "./ReviewLine.tsx";
import styles from "./ReviewList.module.css";

interface ReviewListProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly entries: readonly ReviewEntry[];
  readonly onEnd: () => void;
}

/** Under this name its place is remembered. */
const NAME = "review";

/** A guess that scrolling starts with; each line is measured when it comes into sight. */
const USUAL_LINE_PX = 260;

/** The highlights one below the other; only those in sight are in the page. Enter goes to the article, to choose a place there. */
export function ReviewList({ list, entries, onEnd }: ReviewListProps) {
  const keys = entries.map(({ annotationId }) => annotationId);
  useReturnToPlace(list, NAME, () => keys);
  useFocusOfSettled(list, keys);
  return (
    <div className={styles.frame}>
      <Virtualizer
        layout={ListLayout}
        layoutOptions={{ estimatedRowSize: USUAL_LINE_PX }}
        shouldObserveItemSize
      >
        <GridList
          ref={list}
          aria-label={wording.review.list}
          keyboardNavigationBehavior="tab"
          disallowTypeAhead
          selectionMode="none"
          onAction={(key) => {
            const entry = entries.find(({ annotationId }) => annotationId === key);
            if (entry === undefined) return;
            rememberRow(NAME, list.current, entry.annotationId);
            choosePlace(entry);
          }}
          onScroll={(event) => rememberScroll(NAME, event.currentTarget.scrollTop)}
          className={classNames(styles.list)}
        >
          {entries.map((entry, number) => (
            <GridListItem
              key={entry.annotationId}
              id={entry.annotationId}
              value={entry}
              textValue={entry.quote.exact}
              className={classNames(styles.item)}
            >
              <ReviewLine
                entry={entry}
                isFirstOfArticle={entries[number - 1]?.articleId !== entry.articleId}
                onLeave={() => rememberRow(NAME, list.current, entry.annotationId)}
              />
            </GridListItem>
          ))}
          <GridListLoadMoreItem onLoadMore={onEnd} />
        </GridList>
      </Virtualizer>
    </div>
  );
}

/** When the highlight that one was busy with is settled and leaves the list, the focus goes to the one that takes its place. */
function useFocusOfSettled(list: RefObject<HTMLDivElement | null>, keys: readonly string[]): void {
  const last = useRef<{ readonly keys: readonly string[]; readonly focused: string | undefined }>({
    keys: [],
    focused: undefined,
  });
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const note = (event: FocusEvent): void => {
      const row = event.target instanceof Element ? event.target.closest("[data-key]") : null;
      last.current = { ...last.current, focused: row?.getAttribute("data-key") ?? undefined };
    };
    element.addEventListener("focusin", note);
    return () => element.removeEventListener("focusin", note);
  }, [list]);
  useEffect(() => {
    const { keys: before, focused } = last.current;
    last.current = { keys, focused };
    if (focused === undefined || keys.includes(focused)) return;
    const isElsewhere = document.activeElement !== document.body;
    if (isElsewhere && list.current?.contains(document.activeElement) !== true) return;
    const following = before.slice(before.indexOf(focused)).find((key) => keys.includes(key));
    const next = following ?? keys.at(-1);
    if (next !== undefined && list.current !== null) rowOf(list.current, next)?.focus();
  }, [list, keys]);
}
