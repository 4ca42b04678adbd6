/** @returns each once, in their order, which is that in which they were made. Cost: of ids that are in order, or the other way round, a few steps for each */
export function sortIds<Id extends string>(ids: readonly Id[]): readonly Id[] {
  const sorted = ids.toSorted();
  const isEachOnce = sorted.every((id, at) => id !== sorted[at - 1]);
  return isEachOnce ? sorted : sorted.filter((id, at) => id !== sorted[at - 1]);
}
