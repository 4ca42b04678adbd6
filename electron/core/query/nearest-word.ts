/** One slip of the finger, or two in a longer word, is a typing error; more is another word. */
const CHARACTERS_PER_SLIP = 3;

/** @returns the known word that was most likely meant, or undefined when none is near and not just one begins so */
export function nearestWord<Word extends string>(
  typed: string,
  known: readonly Word[],
): Word | undefined {
  if (typed.length <= 1) return undefined;
  const allowed = Math.max(1, Math.floor(typed.length / CHARACTERS_PER_SLIP));
  let best: Word | undefined;
  let fewest = allowed + 1;
  for (const word of known) {
    // Each character more or less is a slip.
    if (Math.abs(word.length - typed.length) >= fewest) continue;
    const slips = editDistance(typed, word);
    if (slips < fewest) [best, fewest] = [word, slips];
  }
  if (best !== undefined) return best;
  const begun = known.filter((word) => word.startsWith(typed));
  return begun.length === 1 ? begun[0] : undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours that make one word of the other; by optimal string alignment. */
function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(beforeLast, column - 2) + 1 : Infinity,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
