/** A note as tall as it is, and where it would like to stand. CSS pixels, from the top of the article's page. */
export interface NoteBox<Id> {
  readonly id: Id;
  readonly desiredTop: number;
  readonly height: number;
}

export interface NoteLayoutOptions<Id> {
  /** CSS pixels between two notes. */
  readonly gap: number;
  /** The note that stands exactly level with its passage; the others make room. */
  readonly level?: Id | undefined;
}

/**
 * Places notes so that none covers another. Each stands level with its passage, or as near below it as the notes above
 * allow; those above the one that must be level may be pushed up.
 * @param boxes  in reading order
 * @returns the top of each, in the same order
 */
export function layoutMarginNotes<Id>(
  boxes: readonly NoteBox<Id>[],
  { gap, level }: NoteLayoutOptions<Id>,
): readonly number[] {
  const tops = boxes.map(({ desiredTop }) => desiredTop);
  const leader = boxes.findIndex(({ id }) => level !== undefined && id === level);
  pushDown(boxes, tops, gap, { from: 0, to: leader === -1 ? boxes.length : leader });
  if (leader === -1) return tops;
  pushDown(boxes, tops, gap, { from: leader, to: boxes.length });
  for (let number = leader - 1; number >= 0; number--) {
    const lowest = (tops[number + 1] ?? 0) - gap - (boxes[number]?.height ?? 0);
    if ((tops[number] ?? 0) <= lowest) break;
    tops[number] = lowest;
  }
  return tops;
}

/** Changes `tops`: every box from the second on comes to lie below the one before it. */
function pushDown<Id>(
  boxes: readonly NoteBox<Id>[],
  tops: number[],
  gap: number,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  for (let number = from + 1; number < to; number++) {
    const highest = (tops[number - 1] ?? 0) + (boxes[number - 1]?.height ?? 0) + gap;
    tops[number] = Math.max(tops[number] ?? 0, highest);
  }
}
