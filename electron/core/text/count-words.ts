// Large against a word, small against memory.
const PIECE_LENGTH = 100_000;

/**
 * Counts words as `Intl.Segmenter` does: languages written without spaces have them too.
 * @param language  BCP 47; null for the rules that suit most
 */
export function countWords(plainText: string, language: string | null): number {
  const segmenter = new Intl.Segmenter(language ?? "en", { granularity: "word" });
  let words = 0;
  for (const piece of piecesOf(plainText)) {
    for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike === true) words += 1;
  }
  return words;
}

/** Cut between words: the segmenter copies what it is given, and a text may be one line of 50 MB. */
function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const space = start + PIECE_LENGTH < text.length ? text.indexOf(" ", start + PIECE_LENGTH) : -1;
    const end = space === -1 ? text.length : space;
    yield text.slice(start, end);
    start = end;
  }
}
