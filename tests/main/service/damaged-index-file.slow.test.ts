import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DamagedIndexFile, flipBits, makeDamagedIndexFile } from "./damaged-index-file.ts";

/** Four hundred are flipped by `npm run test:faults`. */
const FLIPS = 8;

let file: DamagedIndexFile;
beforeAll(async () => {
  file = await makeDamagedIndexFile();
});
afterAll(() => file[Symbol.asyncDispose]());

/** A letter stays a letter, so that what is stored is as well-formed as before. */
function otherLetters(): Buffer {
  const bytes = Buffer.from(file.whole);
  const title = Buffer.from('"title":"');
  for (let at = bytes.indexOf(title); at >= 0; at = bytes.indexOf(title, at + 1)) {
    const letter = at + title.length;
    bytes.writeUInt8(bytes.readUInt8(letter) ^ 2, letter);
  }
  return bytes;
}

/** The byte in the head of the file that says how schemas are written: from 1 to 4. */
const SCHEMA_FORMAT_AT = 47;

function ofAnotherFormat(): Buffer {
  const bytes = Buffer.from(file.whole);
  bytes.writeUInt8(99, SCHEMA_FORMAT_AT);
  return bytes;
}

test.for([
  ["nothing", () => undefined],
  ["an empty file", (path) => writeFileSync(path, "")],
  ["half of itself", (path) => writeFileSync(path, file.whole.subarray(0, file.whole.length / 2))],
  ["itself without its last page", (path) => writeFileSync(path, file.whole.subarray(0, -4_096))],
  ["a page and a half of itself", (path) => writeFileSync(path, file.whole.subarray(0, 6_000))],
  ["no database", (path) => writeFileSync(path, "This is no database.".repeat(1_000))],
  ["itself, as in a format to come", (path) => writeFileSync(path, ofAnotherFormat())],
  ["another library's", (path) => writeFileSync(path, file.ofAnother)],
  ["itself, with another letter in each title", (path) => writeFileSync(path, otherLetters())],
  [
    "a folder with something in it",
    (path) => {
      mkdirSync(path);
      writeFileSync(join(path, "kept.txt"), "somebody's");
    },
  ],
  [
    "itself, with a log of before beside it",
    (path) => {
      writeFileSync(path, file.whole);
      writeFileSync(`${path}-wal`, file.staleLog);
    },
  ],
  [
    "itself, with what is no log beside it",
    (path) => {
      writeFileSync(path, file.whole);
      writeFileSync(`${path}-wal`, file.ofAnother);
    },
  ],
] satisfies [string, (path: string) => void][])(
  "the app opens, shows nothing that is not so, and answers in the end as with a new index, with this in its place: %s",
  async ([, put]) => {
    expect(await file.openOn(put)).toEqual({ isTrue: true, isMended: true, isWhole: true });
  },
);

test(`whichever of ${FLIPS} bits of the index is flipped, the app opens, shows nothing that is not so, and answers in the end as with a new one`, async () => {
  const { shown, lasting } = await flipBits(file, FLIPS);
  expect(shown).toEqual([]);
  // What FTS5 wrote of the words has no checksum: see the same test of the index itself.
  expect(lasting.filter((owner) => !owner.includes("_words_"))).toEqual([]);
});
