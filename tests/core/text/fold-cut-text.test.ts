import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldCutText } from "#core/text/fold-cut-text.js";
import { foldForSearch } from "#core/text/fold-for-search.js";

const piece = fc.oneof(
  fc.constantFrom("Word", "two words. ", " ", "\n", "-"),
  fc.constantFrom("ΣΑΣ", "é", "e\u0301", "ß", "½", "…", "co\u00adop", "“", "’", "\u00a0", "\0"),
  fc.constantFrom("日本", "\u3099", "🎉", "Łódź", "\u1112\u1161\u11ab", "İ", "K"),
);

/** One by one, as they are joined. */
function piecesOf(text: string, cuts: readonly number[]): readonly string[] {
  return [...cuts, text.length].map((cut, at) =>
    foldForSearch(text.slice(at === 0 ? 0 : cuts[at - 1], cut)),
  );
}

test("a text that is cut anywhere folds to its pieces, and it is known where each ends", () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
      fc.array(fc.nat({ max: 100 }), { maxLength: 6 }),
      fc.boolean(),
      (mixed, places, isMostlyPlain) => {
        const text = isMostlyPlain ? `${mixed} ${"plain words ".repeat(20)}${mixed}` : mixed;
        const cuts = places
          .map((place) => Math.min(place, text.length))
          .toSorted((one, other) => one - other);
        const pieces = piecesOf(text, cuts);
        const folded = foldCutText(text, cuts);
        expect(folded.folded).toBe(pieces.join(""));
        expect(folded.places).toEqual(cuts.map((_, at) => pieces.slice(0, at + 1).join("").length));
      },
    ),
    { numRuns: 500 },
  );
});

test("a text that is cut at white space folds as a whole", () => {
  const text = "“Half” of it: ½…\n\nCafé, İstanbul.\n";
  const cuts = [0, 16, 18, text.length - 1];
  expect(foldCutText(text, cuts).folded).toBe(foldForSearch(text));
});
