import { expect, test } from "vitest";
import { flipBits, makeDamagedIndexFile } from "../../main/service/damaged-index-file.ts";

const FLIPS = 400;

test(`whichever of ${FLIPS} bits of the index is flipped, the app opens, shows nothing that is not so, and answers in the end as with a new one`, async () => {
  await using file = await makeDamagedIndexFile();
  const { shown, lasting } = await flipBits(file, FLIPS);
  expect(shown).toEqual([]);
  // What FTS5 wrote of the words has no checksum: the little that its own check does not see stays until the next rebuild.
  expect(lasting.filter((owner) => !owner.includes("_words_"))).toEqual([]);
  expect(lasting.length).toBeLessThanOrEqual(FLIPS / 100);
});
