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
  const aligned: (MutableGap | { readonly kept: string[] })[] = [];
  const keep = (piece: string): void => {
    const last = aligned.at(-1);
    if (last !== undefined && "kept" in last) last.kept.push(piece);
    else aligned.push({ kept: [piece] });
  };
  const openGap = (): MutableGap => {
    const last = aligned.at(-1);
    if (last !== undefined && "removed" in last) return last;
    const gap: MutableGap = { removed: [], added: [] };
    aligned.push(gap);
    return gap;
  };
  let oldFrom = 0;
  let newFrom = 0;
  for (const [oldAt, newAt] of [...anchorsOf(old, newer), [old.length, newer.length] as const]) {
    const between = compareGap(old.slice(oldFrom, oldAt), newer.slice(newFrom, newAt));
    for (const { kind, piece } of between) {
      if (kind === "kept") keep(piece);
      else openGap()[kind].push(piece);
    }
    const piece = old[oldAt];
    if (piece !== undefined) keep(piece);
    oldFrom = oldAt + 1;
    newFrom = newAt + 1;
  }
  return aligned;
}

interface MutableGap {
  readonly removed: string[];
  readonly added: string[];
}

interface AlignedPiece {
  readonly kind: "kept" | keyof Gap;
  readonly piece: string;
}

function compareGap(old: readonly string[], newer: readonly string[]): readonly AlignedPiece[] {
  const shorter = Math.min(old.length, newer.length);
  let start = 0;
  while (start < shorter && old[start] === newer[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === newer.at(-1 - end)) end += 1;
  const changed = compareChanged(
    old.slice(start, old.length - end),
    newer.slice(start, newer.length - end),
  );
  return [
    ...as("kept", old.slice(0, start)),
    ...changed,
    ...as("kept", old.slice(old.length - end)),
  ];
}

function compareChanged(old: readonly string[], newer: readonly string[]): readonly AlignedPiece[] {
  if (old.length === 0 || newer.length === 0 || old.length + newer.length > LARGEST_GAP) {
    return [...as("removed", old), ...as("added", newer)];
  }
  return diffArrays([...old], [...newer]).flatMap(({ value, added, removed }) =>
    as(added ? "added" : removed ? "removed" : "kept", value),
  );
}

function as(kind: AlignedPiece["kind"], pieces: readonly string[]): readonly AlignedPiece[] {
  return pieces.map((piece) => ({ kind, piece }));
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
