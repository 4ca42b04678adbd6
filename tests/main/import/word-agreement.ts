/** Words as people count them, of any script. */
function wordsOf(text: string): readonly string[] {
  const segments = new Intl.Segmenter("en", { granularity: "word" }).segment(text);
  return [...segments].flatMap(({ segment, isWordLike }) =>
    isWordLike === true ? [segment.toLowerCase()] : [],
  );
}

/** How far two texts have the same words, each as often: the harmonic mean of precision and recall. @returns 0 to 1 */
export function wordAgreement(text: string, expected: string): number {
  const [words, wanted] = [wordsOf(text), wordsOf(expected)];
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  const all = words.length + wanted.length;
  return all === 0 ? 1 : (2 * shared) / all;
}
