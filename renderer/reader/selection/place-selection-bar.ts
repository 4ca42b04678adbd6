/** CSS pixels, in the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface BarRoom {
  readonly width: number;
  readonly height: number;
  /** Where the bar may stand. */
  readonly bounds: Box;
  /** Where it rather stands, from left to right: over the text, not over the notes beside it. */
  readonly column: Pick<Box, "left" | "right">;
}

// Between the bar and the words it belongs to, and between it and the border of the window.
const GAP = 8;

/**
 * Finds a place for the bar where it covers no word of the passage: above its first line, else below its last, else, when
 * the passage fills the view, at the very top, over the reader's own bar.
 * @param first  the passage's first line
 * @param last   its last line
 */
export function placeSelectionBar(
  first: Box,
  last: Box,
  { width, height, bounds, column }: BarRoom,
): { readonly left: number; readonly top: number } {
  const above = first.top - GAP - height;
  const below = last.bottom + GAP;
  const hasRoomAbove = above >= bounds.top && first.top <= bounds.bottom;
  const hasRoomBelow = below + height <= bounds.bottom && last.bottom >= bounds.top;
  const line = !hasRoomAbove && hasRoomBelow ? last : first;
  const top = hasRoomAbove ? above : hasRoomBelow ? below : 0;
  const middle = (line.left + line.right) / 2 - width / 2;
  const room = column.right - column.left >= width ? column : inset(bounds);
  return { left: Math.max(room.left, Math.min(middle, room.right - width)), top };
}

function inset({ left, right }: Box): Pick<Box, "left" | "right"> {
  return { left: left + GAP, right: right - GAP };
}
