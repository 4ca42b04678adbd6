/** A note and the heights that it can be shown in. CSS pixels, from the top of the article's page. */
export interface CrowdedNote {
  readonly desiredTop: number;
  /** Whole first, then ever shorter. At least one. */
  readonly heights: readonly number[];
}

export interface CrowdingOptions {
  /** CSS pixels between two notes. */
  readonly gap: number;
  /** How far below its passage a note may stand before those above it make room. CSS pixels. */
  readonly farthest: number;
}

/**
 * Which notes to show shorter, so that each stays near its passage: of those in a row above one that would stand too far down, the one
 * that gives most room first. It depends on the notes alone, not on which of them somebody is at, so that nothing but that one changes
 * when somebody goes from note to note.
 * @param notes  in reading order
 * @returns for each which of its heights to show; 0 for whole
 */
export function shortenCrowded(
  notes: readonly CrowdedNote[],
  { gap, farthest }: CrowdingOptions,
): readonly number[] {
  const chosen = notes.map(() => 0);
  const tops = notes.map(({ desiredTop }) => desiredTop);
  const heightOf = (number: number): number => notes[number]?.heights[chosen[number] ?? 0] ?? 0;
  /** The first note of the row that pushes this one down. */
  let first = 0;

  function placeFrom(from: number, to: number): void {
    for (let number = from; number <= to; number++) {
      const desired = notes[number]?.desiredTop ?? 0;
      const lowest = number === 0 ? desired : (tops[number - 1] ?? 0) + heightOf(number - 1) + gap;
      tops[number] = Math.max(desired, lowest);
      if (lowest <= desired) first = number;
    }
  }

  for (let number = 0; number < notes.length; number++) {
    placeFrom(number, number);
    while ((tops[number] ?? 0) - (notes[number]?.desiredTop ?? 0) > farthest) {
      const giver = mostToGive(notes, chosen, first, number);
      if (giver === undefined) break;
      chosen[giver] = (chosen[giver] ?? 0) + 1;
      placeFrom(giver + 1, number);
    }
  }
  return chosen;
}

/** @returns of the notes from `from` up to `to` the one that becomes shorter by most; undefined when all are as short as they get */
function mostToGive(
  notes: readonly CrowdedNote[],
  chosen: readonly number[],
  from: number,
  to: number,
): number | undefined {
  let giver: number | undefined;
  let most = 0;
  for (let number = from; number < to; number++) {
    const { heights = [] } = notes[number] ?? {};
    const now = chosen[number] ?? 0;
    const given = (heights[now] ?? 0) - (heights[now + 1] ?? heights[now] ?? 0);
    if (given > most) [giver, most] = [number, given];
  }
  return giver;
}
