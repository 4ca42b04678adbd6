import type { Tag } from "#core/tag/tag.js";
import { isWithin } from "#core/tag/tag-names.js";
import type { TagNode } from "./tag-tree.ts";

/** Nobody looks through more rows, and each costs time whenever a count changes; the others are found in the list of all tags. */
export const MOST_ROWS = 200;

/**
 * @param nodes  of the highest level
 * @param current  stays whatever it is used for
 * @returns the most used of them that fit with all below them, in the same order; one at least
 */
export function mostUsedTags(
  nodes: readonly TagNode[],
  current: Tag | undefined,
): { readonly shown: readonly TagNode[]; readonly left: number } {
  const isCurrent = (node: TagNode): boolean =>
    current !== undefined && isWithin(current, node.tag);
  const ranked = nodes.toSorted(
    (one, other) =>
      Number(isCurrent(other)) - Number(isCurrent(one)) || totalCount(other) - totalCount(one),
  );
  const chosen = new Set<TagNode>();
  let rows = 0;
  for (const node of ranked) {
    rows += rowsOf(node);
    if (rows > MOST_ROWS && chosen.size > 0) break;
    chosen.add(node);
  }
  return { shown: nodes.filter((node) => chosen.has(node)), left: nodes.length - chosen.size };
}

function totalCount({ count, children }: TagNode): number {
  return children.reduce((total, child) => total + totalCount(child), count);
}

function rowsOf({ children }: TagNode): number {
  return children.reduce((rows, child) => rows + rowsOf(child), 1);
}
