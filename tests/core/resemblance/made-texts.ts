import { readDocument, type ReadDocument } from "#core/document/read-document.js";

/** Numbers that look like chance and are the same each time. Method: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = "ka lo mi ner tu sa vel dor in pa ri sto ben qua el um".split(" ");
/** As many as an article of a newspaper draws from; the first are by far the most frequent, as in any language. */
const WORDS = Array.from({ length: 3_000 }, (_, at) => {
  const random = chance(at + 1);
  const length = 1 + Math.floor(random() * 3);
  return Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join("");
});

export function madeWords(random: () => number, count: number): readonly string[] {
  return Array.from({ length: count }, () => {
    // Zipf's law, nearly: rank is the inverse of chance.
    const rank = Math.floor(WORDS.length ** random()) - 1;
    return WORDS[rank] ?? "ka";
  });
}

/** Paragraphs of 30 to 90 words. */
export function madeParagraphs(random: () => number, count: number): readonly string[] {
  return Array.from({ length: count }, () =>
    madeWords(random, 30 + Math.floor(random() * 60)).join(" "),
  );
}

export function documentOf(paragraphs: readonly string[]): ReadDocument {
  return readDocument(
    `<section>${paragraphs.map((text) => `<p>${text}\n</p>`).join("")}</section>`,
  );
}

/** Every word is replaced with this probability, as an editor would. */
export function edited(
  paragraphs: readonly string[],
  random: () => number,
  share: number,
): readonly string[] {
  return paragraphs.map((text) =>
    text
      .split(" ")
      .map((word) => (random() < share ? (madeWords(random, 1)[0] ?? word) : word))
      .join(" "),
  );
}
