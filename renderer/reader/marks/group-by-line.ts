/** Something that stands beside a line of the text. */
export interface OnLine<Item> {
  readonly item: Item;
  /** Of the line. CSS pixels from the top of the article's page. */
  readonly middle: number;
}

/** What stands beside one line, or beside lines too near to one another to tell apart. */
export interface LineGroup<Item> {
  readonly middle: number;
  /** In the order in which they were given; never empty. */
  readonly items: readonly Item[];
}

/**
 * Puts together what would cover one another.
 * @param leastDistance  CSS pixels between the middles of two groups
 * @returns from top to bottom; any two are at least that far apart
 */
export function groupByLine<Item>(
  list: readonly OnLine<Item>[],
  leastDistance: number,
): readonly LineGroup<Item>[] {
  const groups: { middle: number; items: Item[] }[] = [];
  for (const { item, middle } of list.toSorted((a, b) => a.middle - b.middle)) {
    const last = groups.at(-1);
    if (last !== undefined && middle - last.middle < leastDistance) last.items.push(item);
    else groups.push({ middle, items: [item] });
  }
  return groups;
}
