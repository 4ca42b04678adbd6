/** Where the reading column and what stands beside it go. CSS pixels from the left of the reader. */
export interface ColumnPlace {
  readonly left: number;
  readonly width: number;
  /** Undefined where there is no room: the outline is a panel then. */
  readonly outline: { readonly left: number; readonly width: number } | undefined;
  readonly notes: { readonly left: number; readonly width: number } | undefined;
}

// At least this much beside the text, however narrow the window.
const SMALLEST_MARGIN = 20;
// From here on there is room for notes and outline beside a column of the default width.
const WIDE = 1100;
// The page of the drawings: 289 px left of the column, 351 px right of it, since notes need more room than the outline.
const SHARE_LEFT = 0.4516;

const EDGE = 24;
const GAP_TO_OUTLINE = 40;
const LARGEST_GAP_TO_NOTES = 55;
const SMALLEST_OUTLINE = 120;
const LARGEST_OUTLINE = 216;
const SMALLEST_NOTES = 180;
const LARGEST_NOTES = 300;

/**
 * Places the column. It depends on the window and the chosen width only, never on what is shown beside it, so that the text stands still
 * when outline or notes come and go.
 * @param room  width of the reader
 * @param widest  as the reader chose it
 */
export function placeColumn(room: number, widest: number): ColumnPlace {
  const width = Math.max(0, Math.min(widest, room - 2 * SMALLEST_MARGIN));
  const free = room - width;
  if (room < WIDE)
    return { left: Math.round(free / 2), width, outline: undefined, notes: undefined };
  const left = Math.round(free * SHARE_LEFT);
  const outlineWidth = Math.min(LARGEST_OUTLINE, left - EDGE - GAP_TO_OUTLINE);
  const right = room - left - width;
  const gap = Math.min(LARGEST_GAP_TO_NOTES, Math.round(right * 0.16));
  const notesWidth = Math.min(LARGEST_NOTES, right - gap - EDGE);
  return {
    left,
    width,
    outline: outlineWidth < SMALLEST_OUTLINE ? undefined : { left: EDGE, width: outlineWidth },
    notes:
      notesWidth < SMALLEST_NOTES ? undefined : { left: left + width + gap, width: notesWidth },
  };
}
