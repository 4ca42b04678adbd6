import type { RefObject } from "react";
import { ListBox, ListBoxItem, ListBoxLoadMoreItem } from "react-aria-components/ListBox";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import { withoutTypeahead } from "../ui/without-typeahead.ts";
import { rememberScroll } from "../view/list-places.ts";
import { useReturnToPlace } from "../view/use-return-to-place.ts";
import { HitSummary } from "./HitSummary.tsx";
import styles from "./SearchScreen.module.css";
import type { HitRow } from "./hit-rows.ts";

interface HitListProps {
  /** The name under which its place is remembered. */
  readonly place: string;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly rows: readonly HitRow[];
  readonly onOpen: (row: HitRow) => void;
  readonly loadMore: () => void;
}

/** Hits, each with its passages below it. */
export function HitList({ place, list, rows, onOpen, loadMore }: HitListProps) {
  useReturnToPlace(list, place, () => rows.map(({ key }) => key));
  return (
    <div className={styles.frame}>
      <ListBox
        {...withoutTypeahead}
        ref={list}
        aria-label={wording.search.results}
        selectionMode="none"
        onAction={(key) => {
          const row = rows.find((candidate) => candidate.key === key);
          if (row !== undefined) onOpen(row);
        }}
        onScroll={(event) => rememberScroll(place, event.currentTarget.scrollTop)}
        className={classNames(styles.list)}
      >
        {rows.map((row) => (
          <ListBoxItem
            key={row.key}
            id={row.key}
            textValue={row.hit.title}
            data-kind={row.kind}
            className={classNames(styles.hit)}
          >
            <HitSummary row={row} />
          </ListBoxItem>
        ))}
        <ListBoxLoadMoreItem onLoadMore={loadMore} />
      </ListBox>
    </div>
  );
}
