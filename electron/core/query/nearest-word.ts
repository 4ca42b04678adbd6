/** One slip of the finger, or two in a longer word, is a typing error; more is another word. */
const CHARACTERS_PER_SLIP = 3;

/** @returns the known word that was most likely meant, or undefined when none is near and not just one begins so */
export function nearestWord<Word extends string>(
  typed: string,
  known: readonly Word[],
): Word | undefined {
  const ranked = known
    .map((word) => ({ word, slips: editDistance(typed, word) }))
    .toSorted((a, b) => a.slips - b.slips);
  const best = ranked[0];
  const allowed = Math.max(1, Math.floor(typed.length / CHARACTERS_PER_SLIP));
  if (best !== undefined && typed.length > 1 && best.slips <= allowed) return best.word;
  const begun = typed.length > 1 ? known.filter((word) => word.startsWith(typed)) : [];
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
