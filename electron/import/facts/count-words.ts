/**
 * Counts words as `Intl.Segmenter` does: languages written without spaces have them too.
 * @param language  BCP 47; null for the rules that suit most
 */
export function countWords(plainText: string, language: string | null): number {
  const segmenter = new Intl.Segmenter(language ?? "en", { granularity: "word" });
  let words = 0;
  // Line by line: the segmenter keeps its whole input alive for each segment.
  for (const line of plainText.split("\n")) {
    for (const { isWordLike } of segmenter.segment(line)) if (isWordLike === true) words += 1;
  }
  return words;
}
