import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type DamagedIndexFile,
  flipBits,
  makeDamagedIndexFile,
} from "../../main/service/damaged-index-file.ts";
import { howMany } from "../how-many.ts";

/** Of each draw. */
const FLIPS = howMany({ quick: 20, all: 80 });
const DRAWS = [1, 2, 3, 4, 5].slice(0, howMany({ quick: 1, all: 5 }));

let file: DamagedIndexFile;
beforeAll(async () => {
  file = await makeDamagedIndexFile();
});
afterAll(() => file[Symbol.asyncDispose]());

test.for(DRAWS)(
  `whichever of ${FLIPS} bits of the index is flipped, the app opens, shows nothing that is not so, and answers in the end as with a new one: draw %i`,
  async (seed) => {
    const { shown, lasting } = await flipBits(file, FLIPS, seed);
    expect(shown).toEqual([]);
    // What FTS5 wrote of the words has no checksum: the little that its own check does not see stays until the next rebuild.
    expect(lasting.filter((owner) => !owner.includes("_words_"))).toEqual([]);
    expect(lasting.length).toBeLessThanOrEqual(2);
  },
);
