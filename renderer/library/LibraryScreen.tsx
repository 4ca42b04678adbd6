import { useRef } from "react";
import { wording } from "#core/wording/wording.js";
import { type ListItem, useArticlePages } from "../data/use-article-pages.ts";
import { useSettings } from "../data/use-settings.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import type { ScreenOf } from "../view/screen.ts";
import { ArticleList } from "./ArticleList.tsx";
import { EmptyLibrary } from "./EmptyLibrary.tsx";
import styles from "./LibraryScreen.module.css";
import { ListHeader } from "./ListHeader.tsx";
import { ListSkeleton } from "./ListSkeleton.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { OldTrash } from "../trash/OldTrash.tsx";
import { useTagNames } from "../tags/use-tag-names.ts";
import { useCommand } from "../keyboard/use-command.ts";
import { lastingKey } from "./list-entries.ts";
import { listFilter } from "./list-filter.ts";
import { useArrivedOrder } from "./use-arrived-order.ts";
import { useFocusInAnother } from "./use-focus-in-another.ts";
import { useHeldRow } from "./use-held-row.ts";
import { useListCommands } from "./use-list-commands.ts";
import { useOtherLook } from "./use-other-look.ts";
import { useSelectedArticles } from "./use-selected-articles.ts";

/** The same at each drawing. */
const NONE: readonly ListItem[] = [];

interface LibraryScreenProps {
  readonly screen: ScreenOf<"library">;
}

/** The articles of a state, of a tag, or of the trash. */
export function LibraryScreen({ screen }: LibraryScreenProps) {
  const { sort, listLook } = useSettings();
  const filter = useArrivedOrder(listFilter(screen, sort));
  // Every filter has a list of its own with its pages, its selection and its place; what stands above it stays.
  const name = JSON.stringify(filter);
  const list = useRef<HTMLDivElement>(null);
  const { items, places, totalWords, error, retry, showRows } = useArticlePages(filter);
  const selected = useSelectedArticles(filter, { items, places });
  const { held, focusRow } = useHeldRow(name, items ?? NONE);
  const lastFocused = useRef("");
  const isHere = items !== undefined && items.length > 0;
  useFocusInAnother(list, { name, isHere, lastFocused, places });
  const actions = useListCommands({
    list,
    filter,
    look: listLook,
    held,
    selected,
  });
  // Not in the header: the selection bar may be in its place.
  const { change: changeLook } = useOtherLook();
  useCommand("list-look", changeLook, { isEnabled: items?.length !== 0 });
  const { nameOf } = useTagNames();
  const title = (screen.tag && nameOf(screen.tag)) ?? wording.views[screen.view];
  const { selection, named, select } = selected;
  const count = named === "all" ? (items?.length ?? 0) : named.size;
  return (
    <section className={styles.screen} aria-label={title}>
      {count === 0 ? (
        <ListHeader screen={screen} title={title} total={items?.length} totalWords={totalWords} />
      ) : (
        <SelectionBar
          title={title}
          selected={count}
          isTrash={screen.view === "trash"}
          actions={actions}
          onClear={() => select(new Set())}
        />
      )}
      {screen.view === "trash" && <OldTrash />}
      {error !== null && (
        <ErrorState title={wording.library.failed} error={error} onRetry={retry} />
      )}
      {error === null && items === undefined && <ListSkeleton />}
      {items?.length === 0 && <EmptyLibrary screen={screen} />}
      {isHere && (
        <ArticleList
          name={name}
          label={wording.library.list(title)}
          look={listLook}
          items={items}
          places={places}
          onRowsShown={showRows}
          selection={selection}
          onSelectionChange={select}
          held={held}
          onRowFocus={(key) => {
            focusRow(key);
            lastFocused.current = lastingKey(key, held);
          }}
          list={list}
        />
      )}
    </section>
  );
}
