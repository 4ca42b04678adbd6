import { describe, expect, test } from "vitest";
import { findLikeness } from "#core/resemblance/find-likeness.js";
import { shinglesOf } from "#core/resemblance/shingles.js";
import { bandsOf, signatureOf } from "#core/resemblance/signature.js";
import { chance, documentOf, edited, madeParagraphs } from "./made-texts.ts";

function sketched(text: readonly string[]): Uint32Array {
  const signature = signatureOf(shinglesOf(text.join("\n")));
  if (signature === undefined) throw new Error("enough shingles for a signature");
  return signature;
}

describe("of articles that were made", () => {
  const ARTICLES = 600;
  const random = chance(7);
  const originals = Array.from({ length: ARTICLES }, () => madeParagraphs(random, 8));
  const copies = {
    "every 20th word edited": (text: readonly string[]) => edited(text, random, 0.05),
    "two paragraphs cut": (text: readonly string[]) => text.slice(0, 6),
    "two paragraphs put in": (text: readonly string[]) => [
      ...text.slice(0, 4),
      ...madeParagraphs(random, 2),
      ...text.slice(4),
    ],
    "framed by another site": (text: readonly string[]) => [
      ...madeParagraphs(random, 1),
      ...text,
      ...madeParagraphs(random, 1),
    ],
  };
  const sketches = originals.map((text) => new Set(bandsOf(sketched(text))));
  const meets = (bands: readonly number[], sketch: ReadonlySet<number>) =>
    bands.some((band) => sketch.has(band));

  test.for(Object.entries(copies))("a copy is found: %s", ([name, copy]) => {
    let found = 0;
    let strangers = 0;
    for (const [at, original] of originals.entries()) {
      const text = copy(original);
      const bands = bandsOf(sketched(text));
      for (const [other, sketch] of sketches.entries()) {
        if (!meets(bands, sketch)) continue;
        const likeness = findLikeness(
          documentOf(text),
          documentOf(originals[other] ?? []),
          () => false,
        );
        if (likeness === undefined) continue;
        if (other === at) found += 1;
        else strangers += 1;
      }
    }
    const precision = found / (found + strangers);
    console.log(
      `${name}: recall ${(found / ARTICLES).toFixed(3)}, precision ${precision.toFixed(3)} (${ARTICLES} articles)`,
    );
    expect(found / ARTICLES).toBeGreaterThan(0.95);
    expect(precision).toBe(1);
  });

  test("few different ones are so much as compared", () => {
    let compared = 0;
    for (const [at, sketch] of sketches.entries()) {
      for (const other of sketches.slice(at + 1)) if (meets([...sketch], other)) compared += 1;
    }
    const pairs = (ARTICLES * (ARTICLES - 1)) / 2;
    console.log(`compared: ${compared} of ${pairs} pairs of different articles`);
    expect(compared / pairs).toBeLessThan(0.002);
  });
});
