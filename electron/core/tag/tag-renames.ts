import { foldName } from "../text/fold-for-search.ts";
import type { Tag } from "./tag.ts";

/** One tag that is called something else now, with everything below it. */
export interface TagRename {
  readonly tag: Tag;
  readonly target: Tag;
  /** Nothing is followed from here: the tag stands for itself, though one above it may be called something else. */
  readonly isEnd: boolean;
}

/**
 * Two devices at once can rename in a circle: a to b here, b to a there. In each circle the tag of the smallest name then stands
 * for itself, so that every device ends at the same names. Circles are looked for in what may follow one another, whatever tags
 * there are; one that takes more steps off a name than it adds ends by itself.
 * @param renames  by folded name
 * @returns the same, such that following them always ends
 * Method: longest paths after Bellman and Ford, among those renames that lead back to themselves.
 */
export function endCircles(
  renames: ReadonlyMap<string, TagRename>,
): ReadonlyMap<string, TagRename> {
  const ended = new Map(renames);
  const sorted = [...renames.keys()].toSorted();
  for (;;) {
    const followers = new Map(sorted.map((key) => [key, followersOf(key, ended, sorted)]));
    const circle = endlessCircle(inCircles(followers), followers, ended);
    const smallest = circle.toSorted()[0];
    const rename = smallest === undefined ? undefined : ended.get(smallest);
    if (smallest === undefined || rename === undefined) return ended;
    ended.set(smallest, { tag: rename.tag, target: rename.tag, isEnd: true });
  }
}

/** The renames that may come next: the nearest above what a tag is renamed to, and any below. */
function followersOf(
  key: string,
  renames: ReadonlyMap<string, TagRename>,
  sorted: readonly string[],
): readonly string[] {
  const rename = renames.get(key);
  if (rename === undefined || rename.isEnd) return [];
  const target = foldName(rename.target);
  const steps = target.split("/");
  const above = steps
    .map((_, index) => steps.slice(0, steps.length - index).join("/"))
    .find((step) => renames.has(step));
  return [...(above === undefined ? [] : [above]), ...below(target, sorted)];
}

function below(target: string, sorted: readonly string[]): readonly string[] {
  const prefix = `${target}/`;
  let first = 0;
  let after = sorted.length;
  while (first < after) {
    const middle = (first + after) >> 1;
    if ((sorted[middle] ?? "") < prefix) first = middle + 1;
    else after = middle;
  }
  const found: string[] = [];
  for (let at = first; sorted[at]?.startsWith(prefix) === true; at += 1)
    found.push(sorted[at] ?? "");
  return found;
}

/** Takes away what leads to no circle, again and again. @returns what is left, smallest first */
function inCircles(followers: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const left = new Map([...followers].map(([key, list]) => [key, list.length]));
  const leading = new Map<string, string[]>();
  for (const [key, list] of followers) {
    for (const follower of list) leading.set(follower, [...(leading.get(follower) ?? []), key]);
  }
  const done = [...left].filter(([, number]) => number === 0).map(([key]) => key);
  for (let key = done.pop(); key !== undefined; key = done.pop()) {
    left.delete(key);
    for (const before of leading.get(key) ?? []) {
      const number = (left.get(before) ?? 0) - 1;
      if (left.has(before)) left.set(before, number);
      if (number === 0) done.push(before);
    }
  }
  return [...left.keys()].toSorted();
}

/**
 * @param keys  sorted, so that every device finds the same
 * @returns the renames of one circle that may go on for ever; empty when there is none
 */
function endlessCircle(
  keys: readonly string[],
  followers: ReadonlyMap<string, readonly string[]>,
  renames: ReadonlyMap<string, TagRename>,
): readonly string[] {
  const longest = new Map(keys.map((key) => [key, 0]));
  const cameFrom = new Map<string, string>();
  let lengthened: string | undefined;
  for (let round = 0; round <= keys.length; round += 1) {
    lengthened = undefined;
    for (const key of keys) {
      // A circle that adds no step must count as longer than none, and one that takes a step off never.
      const length = (longest.get(key) ?? 0) + addedSteps(key, renames) * (keys.length + 1) + 1;
      for (const follower of followers.get(key) ?? []) {
        if (length <= (longest.get(follower) ?? Infinity)) continue;
        longest.set(follower, length);
        cameFrom.set(follower, key);
        lengthened = follower;
      }
    }
    if (lengthened === undefined) return [];
  }
  let inside = lengthened ?? "";
  for (let back = 0; back < keys.length; back += 1) inside = cameFrom.get(inside) ?? inside;
  const circle = [inside];
  for (
    let key = cameFrom.get(inside);
    key !== undefined && key !== inside;
    key = cameFrom.get(key)
  ) {
    circle.push(key);
  }
  return circle;
}

/** How many steps a name grows by when it is renamed. */
function addedSteps(key: string, renames: ReadonlyMap<string, TagRename>): number {
  return (renames.get(key)?.target.split("/").length ?? 0) - key.split("/").length;
}
