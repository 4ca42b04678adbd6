/** Two lists of 32-bit numbers, of equal length: a pair at each place. */
export interface Pairs {
  readonly firsts: Uint32Array;
  readonly seconds: Uint32Array;
}

/** Three passes take in 32 bits. */
export const PASSES = 3;
const BITS = 11;
const BUCKETS = 2 ** BITS;

/**
 * @returns new lists, ordered by the first of each pair; where those are equal, in the order in which they came
 * Cost: three passes, against seventeen comparisons for each of 160,000 pairs. Method: radix sort.
 */
export function sortPairs(pairs: Pairs): Pairs {
  let sorted = pairs;
  for (let pass = 0; pass < PASSES; pass += 1) sorted = sortPass(sorted, pass);
  return sorted;
}

/** One of the passes, for who lets others have their turn in between. @param pass  from 0, one after the other */
export function sortPass({ firsts, seconds }: Pairs, pass: number): Pairs {
  const shift = pass * BITS;
  const digitOf = (first: number): number => (first >>> shift) & (BUCKETS - 1);
  const ends = new Uint32Array(BUCKETS + 1);
  for (const first of firsts) ends[digitOf(first) + 1] = (ends[digitOf(first) + 1] ?? 0) + 1;
  for (let digit = 0; digit < BUCKETS; digit += 1) {
    ends[digit + 1] = (ends[digit + 1] ?? 0) + (ends[digit] ?? 0);
  }
  const sorted = {
    firsts: new Uint32Array(firsts.length),
    seconds: new Uint32Array(seconds.length),
  };
  for (let at = 0; at < firsts.length; at += 1) {
    const first = firsts[at] ?? 0;
    const digit = digitOf(first);
    const place = ends[digit] ?? 0;
    sorted.firsts[place] = first;
    sorted.seconds[place] = seconds[at] ?? 0;
    ends[digit] = place + 1;
  }
  return sorted;
}
