import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isMergeMarker, splitMergeSides } from "#core/sync/merge-markers.js";

const lines = fc.array(
  fc.string({ maxLength: 12 }).map((text) => `"${text.replaceAll("\n", " ")}"`),
  { maxLength: 5 },
);

/** As git leaves a file: what both have, then each side's own, as often as they differ. */
const merge = fc.record({
  pieces: fc.array(fc.record({ both: lines, ours: lines, base: lines, theirs: lines }), {
    minLength: 1,
    maxLength: 3,
  }),
  showsBase: fc.boolean(),
});

test("both sides of an unfinished merge come out as they were", () => {
  fc.assert(
    fc.property(merge, ({ pieces, showsBase }) => {
      const text = pieces.flatMap(({ both, ours, base, theirs }) => [
        ...both,
        "<<<<<<< HEAD",
        ...ours,
        ...(showsBase ? ["||||||| 0a1b2c3", ...base] : []),
        "=======",
        ...theirs,
        ">>>>>>> branch",
      ]);
      expect(splitMergeSides(text.join("\n"))).toEqual({
        ours: pieces.flatMap(({ both, ours }) => [...both, ...ours]).join("\n"),
        theirs: pieces.flatMap(({ both, theirs }) => [...both, ...theirs]).join("\n"),
      });
    }),
  );
});

test("any other text has no sides", () => {
  fc.assert(
    fc.property(lines, (text) => {
      expect(splitMergeSides(text.join("\n"))).toBeUndefined();
    }),
  );
});

test("a marker is a line of its own, whatever ends it", () => {
  for (const line of ["<<<<<<< HEAD", "=======", "||||||| base", ">>>>>>> x", "=======\r"]) {
    expect(isMergeMarker(line)).toBe(true);
  }
  for (const line of ["<<<<<< HEAD", "========", " =======", '{"note":"======="}', ""]) {
    expect(isMergeMarker(line)).toBe(false);
  }
});
