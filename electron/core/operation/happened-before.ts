import type { Standing } from "./history.ts";

/** Whether the writer of `later` had seen `earlier`. Both come from one call of `historyOf`. */
export function happenedBefore(earlier: Standing, later: Standing): boolean {
  return (later.seen[earlier.strand] ?? 0) >= earlier.number;
}

/**
 * Leaves out every entry that another of them had seen.
 * @param entries  from one call of `historyOf`, in its order; all of them or some
 * @returns what is left, in the same order: one entry, or several whose writers had not seen each other
 */
export function latestOf<Entry extends Standing>(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length < 2) return entries;
  const wasSeen = seenByAny(entries);
  return entries.filter((entry) => !wasSeen(entry));
}

/** @returns whether any of these entries had seen the one asked about. Cost per answer: one look */
export function seenByAny(entries: readonly Standing[]): (entry: Standing) => boolean {
  const highest: number[] = [];
  for (const { seen } of entries) {
    for (const [strand, number] of seen.entries()) {
      if ((highest[strand] ?? 0) < number) highest[strand] = number;
    }
  }
  return (entry) => (highest[entry.strand] ?? 0) >= entry.number;
}
