import { parseConflictCopy } from "#core/sync/conflict-copy.js";

/** @returns those of the names that a sync tool gave to copies of a file, in the order in which they came */
export function copiesOf(original: string, names: readonly string[]): readonly string[] {
  const isOriginal = (name: string): boolean => name === original;
  return names.filter((name) => parseConflictCopy(name, isOriginal) !== undefined);
}
