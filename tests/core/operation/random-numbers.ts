/** Numbers that look random and are the same for the same seed. */
export interface RandomNumbers {
  /** A whole number from 0 to `count - 1`. */
  below(count: number): number;
  /** Whether something that happens once in `count` times happens now. */
  onceIn(count: number): boolean;
  oneOf<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Each with a chance of one half, in their order. */
  someOf<Item>(items: readonly Item[]): Item[];
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** Method: mulberry32, which is small, quick, and random enough to choose what a test does next. */
export function randomNumbers(seed: number): RandomNumbers {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    onceIn: (count) => below(count) === 0,
    oneOf: (items) => items[below(items.length)] ?? items[0],
    someOf: (items) => items.filter(() => next() < 0.5),
    shuffled(items) {
      const order = [...items];
      for (let end = order.length - 1; end > 0; end -= 1) {
        const at = below(end + 1);
        // Both places are inside the array.
        const moved = order[end] as (typeof order)[number];
        order[end] = order[at] as (typeof order)[number];
        order[at] = moved;
      }
      return order;
    },
  };
}
