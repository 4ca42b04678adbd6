import { useMemo, useRef } from "react";
import type { AnnotationId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { useSettings } from "../../data/use-settings.ts";
import type { ColumnPlace } from "../column-place.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { indexIntervals } from "../highlights/interval-index.ts";
import type { PlacedAnnotation } from "../hooks/use-painter.ts";
import { nextInStack } from "../hooks/use-pointing.ts";
import { useReader, useReaderStore } from "../state/reader-store.ts";
import type { LineGroup } from "./group-by-line.ts";
import { MarginMark } from "./MarginMark.tsx";
import styles from "./MarginMarks.module.css";
import { useLineGroups } from "./use-line-groups.ts";
import { attachedTo } from "./what-is-attached.ts";

interface MarginMarksProps {
  readonly page: ArticlePage;
  readonly placed: readonly PlacedAnnotation[];
  readonly place: ColumnPlace;
}

const MARK_HEIGHT = 20;
const MARK_WIDTH = 16;
// Signs that hang out of the column stand between.
const GAP_TO_TEXT = 5;
// Left of the text there is this much wherever there is an outline, and half of it in a narrow window.
const ROOM_FOR_TWO = 40;

/**
 * Small signs left of the text, beside the lines on which something with a note or with tags begins. Left, since right of a narrow
 * column is the scroll bar. They lie over the frame, as the notes do.
 */
export function MarginMarks({ page, placed, place }: MarginMarksProps) {
  const layer = useRef<HTMLUListElement>(null);
  const store = useReaderStore();
  const near = useReader((state) => state.near);
  const focused = useReader((state) => state.focused);
  const { showNotes } = useSettings();
  // The list of notes beside the text then says to screen readers what the signs would.
  const areNotesListed = useReader(({ panel }) => place.notes !== undefined && panel !== "notes");
  const areHidden = useReader((state) => state.areHighlightsHidden);
  const attached = useMemo(
    () => indexIntervals(placed.filter((mark) => attachedTo(mark.annotation) !== undefined)),
    [placed],
  );
  const marks = useMemo(
    () => (areHidden ? [] : attached.touching(near)),
    [attached, near, areHidden],
  );
  const groups = useLineGroups(layer, page, marks, MARK_HEIGHT);
  const slots = place.left < ROOM_FOR_TWO ? 1 : 2;

  function open(annotationId: AnnotationId | undefined): void {
    store.setState({
      focused: annotationId,
      quiet: undefined,
      ...(!(areNotesListed && showNotes) && { panel: "notes" }),
    });
  }
  return (
    <div
      className={styles.margin}
      style={{ left: place.left - GAP_TO_TEXT - slots * MARK_WIDTH, width: slots * MARK_WIDTH }}
      aria-hidden={areNotesListed}
      // The frame below would not hear the wheel.
      onWheel={(event) => page.view.scrollBy({ top: event.deltaY, behavior: "instant" })}
    >
      <ul ref={layer} className={styles.layer} aria-label={wording.reader.marks.list}>
        {groups.map((group) => (
          <li
            key={group.items[0]?.annotationId}
            className={styles.line}
            style={{ top: group.middle - MARK_HEIGHT / 2 }}
          >
            {sharesOf(group, slots).map((share) => (
              <MarginMark
                key={share[0]?.annotationId}
                marks={share}
                isReachable={!areNotesListed}
                isFocused={share.some(({ annotationId }) => annotationId === focused)}
                onPress={() => open(nextInStack(share, focused))}
                onHover={(hovered) => store.setState({ hovered })}
              />
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Each by itself where there is room; else all of them behind one sign. */
function sharesOf(
  { items }: LineGroup<PlacedAnnotation>,
  slots: number,
): readonly (readonly PlacedAnnotation[])[] {
  return items.length > slots ? [items] : items.map((item) => [item]);
}
