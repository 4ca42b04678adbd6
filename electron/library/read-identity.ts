import { splitMergeSides } from "#core/sync/merge-markers.js";

/**
 * Reads a small file that names one thing for ever, such as `article.json`. Where git left both sides of a merge in it, both are read,
 * and must name the same.
 * @param parse  of one side
 * @param isSame  whether two name the same thing
 * @returns the first side; undefined where they differ, or where either cannot be read
 */
export function readBothSides<Identity extends object>(
  text: string,
  parse: (text: string) => Identity | undefined,
  isSame: (one: Identity, other: Identity) => boolean,
): Identity | undefined {
  const whole = parse(text);
  const sides = whole === undefined ? splitMergeSides(text) : undefined;
  if (sides === undefined) return whole;
  const [ours, theirs] = [parse(sides.ours), parse(sides.theirs)];
  if (ours === undefined || theirs === undefined) return undefined;
  return isSame(ours, theirs) ? ours : undefined;
}
