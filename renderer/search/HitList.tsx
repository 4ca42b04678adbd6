import { memo, type RefObject, useLayoutEffect, useRef, useState } from "react";
import {
  Collection,
  ListBox,
  ListBoxItem,
  ListBoxLoadMoreItem,
} from "react-aria-components/ListBox";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import { useStableHandler } from "../ui/use-stable-handler.ts";
import { withoutTypeahead } from "../ui/without-typeahead.ts";
import { placeIn, rememberScroll } from "../view/list-places.ts";
import { useReturnToPlace } from "../view/use-return-to-place.ts";
import { HitSummary } from "./HitSummary.tsx";
import styles from "./SearchScreen.module.css";
import type { HitRow } from "./hit-rows.ts";
import { useDrawnRows } from "./use-drawn-rows.ts";

interface HitListProps {
  /** The name under which its place is remembered. */
  readonly place: string;
  readonly list: RefObject<HTMLDivElement | null>;
  /** The same as before where they have not changed. */
  readonly rows: readonly HitRow[];
  /** They are those of the query before. */
  readonly areOld: boolean;
  readonly onOpen: (row: HitRow) => void;
  readonly loadMore: () => void;
}

/** Hits, each with its passages below it. */
export function HitList({ place, list, rows, areOld, onOpen, loadMore }: HitListProps) {
  useReturnToPlace(list, place, () => rows.map(({ key }) => key));
  useBeginAtTop({ list, place, areOld });
  const [isStoodIn, setIsStoodIn] = useState(false);
  const [shown, setShown] = useState(() => ({ place, atLeast: rowsToComeBackTo(place, rows) }));
  // Who stands in the list stays where he is: drawn little by little, it would be too short for that at first.
  if (!areOld && shown.place !== place) setShown({ place, atLeast: isStoodIn ? rows.length : 0 });
  const drawn = useDrawnRows(shown.place, rows, shown.atLeast);
  return (
    <div
      className={styles.frame}
      onFocus={() => setIsStoodIn(true)}
      onBlur={() => setIsStoodIn(false)}
    >
      <Hits
        list={list}
        rows={drawn}
        areAll={drawn.length === rows.length}
        onOpen={useStableHandler(onOpen)}
        onScroll={useStableHandler((top: number) => rememberScroll(place, top))}
        loadMore={useStableHandler(loadMore)}
      />
    </div>
  );
}

/** The row that one left by may stand where it stood only once what is below it fills the window. */
const ROWS_BELOW = 16;

/** @returns how many rows must be there for one to stand where one left the list; all where only its scroll is known */
function rowsToComeBackTo(place: string, rows: readonly HitRow[]): number {
  const { scrollTop, row } = placeIn(place);
  if (row === undefined) return scrollTop === 0 ? 0 : rows.length;
  const index = rows.findIndex(({ key }) => key === row.key);
  return index === -1 ? rows.length : index + 1 + ROWS_BELOW;
}

interface HitsProps extends Pick<HitListProps, "list" | "rows" | "onOpen" | "loadMore"> {
  readonly areAll: boolean;
  /** @param top  pixels */
  readonly onScroll: (top: number) => void;
}

/** A letter that changes no hits draws none of them again. */
const Hits = memo(function Hits({ list, rows, areAll, onOpen, onScroll, loadMore }: HitsProps) {
  return (
    <ListBox
      {...withoutTypeahead}
      ref={list}
      aria-label={wording.search.results}
      selectionMode="none"
      onAction={(key) => {
        const row = rows.find((candidate) => candidate.key === key);
        if (row !== undefined) onOpen(row);
      }}
      onScroll={(event) => onScroll(event.currentTarget.scrollTop)}
      className={classNames(styles.list)}
    >
      <Collection items={rows}>
        {(row) => (
          <ListBoxItem
            id={row.key}
            textValue={row.hit.title}
            data-kind={row.kind}
            className={classNames(styles.hit)}
          >
            <HitSummary row={row} />
          </ListBoxItem>
        )}
      </Collection>
      {areAll && <ListBoxLoadMoreItem onLoadMore={loadMore} />}
    </ListBox>
  );
});

/** Another query's hits are read from the first one on, unless somebody stands on one of them. */
function useBeginAtTop({ list, place, areOld }: Pick<HitListProps, "list" | "place" | "areOld">) {
  const shown = useRef(place);
  useLayoutEffect(() => {
    if (areOld || shown.current === place) return;
    shown.current = place;
    const element = list.current;
    if (element?.contains(document.activeElement) === false) {
      element.scrollTo({ top: 0, behavior: "instant" });
    }
  }, [list, place, areOld]);
}
