import type { Random } from "./random.ts";

/**
 * Draws ranks as words of a language are drawn: the second word half as often as the first, the third a third as often.
 * @param ranks  how many there are
 * @returns what draws one, from 0. Cost: logarithmic in the ranks
 */
export function zipfSampler(ranks: number): (random: Random) => number {
  const cumulated = new Float64Array(ranks);
  let sum = 0;
  for (let rank = 0; rank < ranks; rank += 1) {
    sum += 1 / (rank + 1);
    cumulated[rank] = sum;
  }
  return (random) => {
    const wanted = random.next() * sum;
    let low = 0;
    let high = ranks - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((cumulated[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
