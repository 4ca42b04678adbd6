/** Whole numbers above 0, of which the lower 32 bits are as good as random: hashes. */
export interface NumberSet {
  has(number: number): boolean;
  add(number: number): void;
  clear(): void;
}

const FIRST_ROOM = 64;
const EMPTY = 0;

/**
 * As a `Set`, which makes an object of each number above 31 bits, and takes several times as long.
 * Method: open addressing; half of the places stay empty at least, 16 to 32 bytes for each number.
 */
export function createNumberSet(): NumberSet {
  let places = new Float64Array(FIRST_ROOM);
  let size = 0;

  /** @returns where it is, or would be */
  function placeOf(number: number): number {
    const last = places.length - 1;
    let place = number & last;
    while (places[place] !== EMPTY && places[place] !== number) place = (place + 1) & last;
    return place;
  }

  function grow(): void {
    const before = places;
    places = new Float64Array(2 * before.length);
    for (const number of before) if (number !== EMPTY) places[placeOf(number)] = number;
  }

  return {
    has: (number) => places[placeOf(number)] === number,
    add(number) {
      const place = placeOf(number);
      if (places[place] === number) return;
      places[place] = number;
      size += 1;
      if (2 * size > places.length) grow();
    },
    clear() {
      places = new Float64Array(FIRST_ROOM);
      size = 0;
    },
  };
}
