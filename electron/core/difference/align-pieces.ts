import { diffArrays } from "diff";

/** Pieces between two that stayed. */
export interface Gap {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Either pieces that both have, or what stands between them in the one and the other. */
export type Alignment = { readonly kept: readonly string[] } | Gap;

/** A larger gap without a piece of its own in common is shown as it is: nothing in it would be told apart by comparing. */
const LARGEST_GAP = 500;

/**
 * Lays two sequences beside each other. What stands once in both is looked for first, so that long texts that changed
 * throughout cost no more than sorting; only what lies between is compared in full.
 * @returns in reading order; kept pieces and gaps take turns
 * Method: patience diff (Cohen), then Myers 1986 within the gaps.
 */
export function alignPieces(
  old: readonly string[],
  newer: readonly string[],
): readonly Alignment[] {
  const aligned: Alignment[] = [];
  const put = (next: Alignment): void => {
    const last = aligned.at(-1);
    if ("kept" in next) {
      if (next.kept.length === 0) return;
      if (last !== undefined && "kept" in last)
        aligned.splice(-1, 1, { kept: [...last.kept, ...next.kept] });
      else aligned.push(next);
      return;
    }
    if (next.removed.length + next.added.length === 0) return;
    if (last === undefined || "kept" in last) aligned.push(next);
    else {
      const removed = [...last.removed, ...next.removed];
      aligned.splice(-1, 1, { removed, added: [...last.added, ...next.added] });
    }
  };
  let oldFrom = 0;
  let newFrom = 0;
  for (const [oldAt, newAt] of [...anchorsOf(old, newer), [old.length, newer.length] as const]) {
    for (const part of compareGap(old.slice(oldFrom, oldAt), newer.slice(newFrom, newAt)))
      put(part);
    const piece = old[oldAt];
    if (piece !== undefined) put({ kept: [piece] });
    oldFrom = oldAt + 1;
    newFrom = newAt + 1;
  }
  return aligned;
}

function compareGap(old: readonly string[], newer: readonly string[]): readonly Alignment[] {
  if (old.length === 0 || newer.length === 0 || old.length + newer.length > LARGEST_GAP) {
    return [{ removed: old, added: newer }];
  }
  return diffArrays([...old], [...newer]).map(({ value, added, removed }) =>
    added
      ? { removed: [], added: value }
      : removed
        ? { removed: value, added: [] }
        : { kept: value },
  );
}

type Anchor = readonly [oldAt: number, newAt: number];

/** Pieces that stand once in both, as many as are in the same order. */
function anchorsOf(old: readonly string[], newer: readonly string[]): readonly Anchor[] {
  const placeInNew = onlyPlaces(newer);
  const shared: Anchor[] = [];
  for (const [piece, oldAt] of onlyPlaces(old)) {
    const newAt = placeInNew.get(piece);
    if (newAt !== undefined) shared.push([oldAt, newAt]);
  }
  return longestRising(shared.toSorted(([one], [other]) => one - other));
}

function onlyPlaces(pieces: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [at, piece] of pieces.entries()) {
    if (places.has(piece)) repeated.add(piece);
    places.set(piece, at);
  }
  for (const piece of repeated) places.delete(piece);
  return places;
}

/** @returns the longest selection in which the second numbers rise, too. Method: patience sorting. */
function longestRising(anchors: readonly Anchor[]): readonly Anchor[] {
  interface Link {
    readonly anchor: Anchor;
    readonly before: Link | undefined;
  }
  const ends: Link[] = [];
  for (const anchor of anchors) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle]?.anchor[1] ?? 0) < anchor[1]) low = middle + 1;
      else high = middle;
    }
    ends[low] = { anchor, before: ends[low - 1] };
  }
  const chain: Anchor[] = [];
  for (let link = ends.at(-1); link !== undefined; link = link.before) chain.push(link.anchor);
  return chain.toReversed();
}
