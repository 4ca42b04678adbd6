import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef } from "react";
import { GridList, GridListItem, type Selection } from "react-aria-components/GridList";
import { Virtualizer } from "react-aria-components/Virtualizer";
import { wording } from "#core/wording/wording.js";
import { isInTextField } from "../keyboard/where-typing-goes.ts";
import { currentKey } from "../library/ArticleList.tsx";
import { classNames } from "../ui/class-names.ts";
import { showToast } from "../ui/toasts.ts";
import { rememberRow, rememberScroll } from "../view/list-places.ts";
import { useReturnToPlace } from "../view/use-return-to-place.ts";
import { openArticle } from "../view/view-store.ts";
import { NotebookContext, type NotebookInList } from "./notebook-context.ts";
import { NotebookLayout } from "./notebook-layout.ts";
import { NotebookLine } from "./NotebookLine.tsx";
import styles from "./NotebookList.module.css";
import { SelectingPart } from "./SelectingPart.tsx";
import { StickyHeading } from "./StickyHeading.tsx";
import { useFollowFocus } from "./use-follow-focus.ts";
import type { NotebookListItem, NotebookState } from "./use-notebook.ts";

interface NotebookListProps extends Pick<NotebookState, "groups" | "wantRow"> {
  /** Under this name its place is remembered. */
  readonly name: string;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly items: readonly NotebookListItem[];
  readonly selection: Selection;
  readonly onSelectionChange: (selection: Selection) => void;
}

/** A guess that scrolling starts with; each line is measured when it comes into sight. */
const USUAL_LINE_PX = 116;

/** The lines of the notebook; only those in sight are in the page. Enter goes to the passage. */
export function NotebookList({
  name,
  list,
  items,
  groups,
  wantRow,
  selection,
  onSelectionChange,
}: NotebookListProps) {
  useReturnToPlace(list, name, () => items.map(({ id }) => id));
  useFollowFocus(list, items, name);
  useTopOfAnother(list, name);

  function openPassage(id: string): void {
    const entry = items.find((item) => item.id === id)?.entry;
    if (entry === undefined) return;
    if (entry.articlePurged) showToast({ text: wording.notebook.articlePurged });
    if (entry.articleTrashed) return;
    rememberRow(name, list.current, id);
    // One that stands nowhere in the version that opens is shown where it was made.
    const { annotationId, contentHash, anchor } = entry;
    const own = anchor.kind === "orphaned" ? { contentHash } : {};
    openArticle(entry.articleId, { annotationId, ...own });
  }

  const onOpenArticle = useCallback(
    ({ id, row }: NotebookListItem) => {
      const group = groups.get(row.group)?.name;
      if (group?.kind !== "article") return;
      rememberRow(name, list.current, id);
      openArticle(group.articleId);
    },
    [groups, name, list],
  );
  const inList = useMemo(
    (): NotebookInList => ({ groups, wantRow, onOpenArticle }),
    [groups, wantRow, onOpenArticle],
  );

  /** Enter opens even while rows are selected, and what selects all of the list leaves fields alone. */
  function press(event: KeyboardEvent): void {
    const isAll = event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey);
    if (isAll && isInTextField(event.target)) event.stopPropagation();
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = currentKey(list.current);
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset["key"] === key;
    if (key === undefined || !isOnRow) return;
    event.preventDefault();
    event.stopPropagation();
    openPassage(key);
  }

  return (
    <div className={styles.frame} onKeyDownCapture={press}>
      <NotebookContext value={inList}>
        <Virtualizer
          layout={NotebookLayout}
          layoutOptions={{ estimatedRowSize: USUAL_LINE_PX }}
          shouldObserveItemSize
        >
          <GridList
            ref={list}
            aria-label={wording.notebook.list}
            keyboardNavigationBehavior="tab"
            disallowTypeAhead
            escapeKeyBehavior="none"
            items={items}
            selectionMode="multiple"
            selectionBehavior="toggle"
            selectedKeys={selection}
            onSelectionChange={onSelectionChange}
            onAction={(key) => openPassage(String(key))}
            onScroll={(event) => rememberScroll(name, event.currentTarget.scrollTop)}
            className={classNames(styles.list)}
          >
            {(item) => (
              <GridListItem
                id={item.id}
                textValue={item.entry?.quote.exact ?? " "}
                className={classNames(styles.item)}
              >
                {({ state }) => (
                  <SelectingPart id={item.id} manager={state.selectionManager}>
                    <NotebookLine item={item} />
                  </SelectingPart>
                )}
              </GridListItem>
            )}
          </GridList>
        </Virtualizer>
        <StickyHeading list={list} items={items} groups={groups} onOpen={onOpenArticle} />
      </NotebookContext>
    </div>
  );
}

/** Another filter or order begins at its top. */
function useTopOfAnother(list: RefObject<HTMLElement | null>, name: string): void {
  const shown = useRef(name);
  useEffect(() => {
    if (shown.current !== name) list.current?.scrollTo({ top: 0 });
    shown.current = name;
  }, [list, name]);
}
